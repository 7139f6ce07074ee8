//! What holds whatever is supplied.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_i16..28, 1_i16..13, 1990_i16..2030)
            .prop_map(|(day, month, year)| format!("{day:02}/{month:02}/{year}")),
        "[A-Z0-9#é ]{0,6}",
        Just(String::new()),
    ]
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![4 => "0{0,2}[1-9]", 1 => Just(String::new())]
}

fn reason() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("S"), Just("P"), Just("X1"), Just("E4A"), Just("")]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Every row that names a child is an event of that child, in order of date, at its line; no other row is.
    #[test]
    fn no_row_is_lost_and_none_is_made_up(rows in prop::collection::vec((id(), cell(), cell()), 0..60)) {
        let mut contacts = "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code\n".to_owned();
        for (at, (id, date, source)) in rows.iter().enumerate() {
            writeln!(contacts, "k{at},{id},{date},{source}").unwrap();
        }
        let (service, doubts) = service(&[("ssd_contacts", &contacts)]);
        let mut lines: Vec<(String, u32)> = Vec::new();
        for (names, child) in service.names.iter().zip(&service.children) {
            prop_assert!(child.contacts.is_sorted_by_key(|contact| contact.on));
            lines.extend(child.contacts.iter().map(|contact| (names.id.to_string(), contact.at.line())));
        }
        let mut expected: Vec<(String, u32)> = (2..).zip(&rows).map(|(line, row)| (row.0.clone(), line)).collect();
        expected.retain(|(id, _)| !id.is_empty());
        lines.sort();
        expected.sort();
        let nobody = rows.len() - expected.len();
        prop_assert_eq!(lines, expected);
        let said: u32 = counted(&doubts, &What::NoIdentifier).iter().map(|(count, _)| count).sum();
        prop_assert_eq!(said as usize, nobody);
        prop_assert!(service.names.is_sorted_by_key(|names| names.id.clone()));
        prop_assert!(service.sources.as_at.is_none_or(|day| day <= today()));
    }

    /// However episodes are given, at most the last period of a child is open, and each begins in order.
    #[test]
    fn periods_of_care_are_in_order(rows in prop::collection::vec((id(), cell(), reason(), cell(), reason(), id()), 0..40)) {
        let mut episodes = "clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,clae_cla_episode_start_reason,clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason,clae_cla_id\n".to_owned();
        for (at, (id, from, began, to, ceased, period)) in rows.iter().enumerate() {
            writeln!(episodes, "e{at},{id},{from},{began},{to},{ceased},{period}").unwrap();
        }
        let (service, _) = service(&[("ssd_cla_episodes", &episodes)]);
        for child in &service.children {
            let periods = child.care.as_deref().map_or(&[][..], |care| care.periods.as_slice());
            prop_assert!(periods.is_sorted_by_key(|period| period.spell.from));
            let (_, before) = periods.split_last().unwrap();
            prop_assert!(before.iter().all(|period| period.spell.to.is_some()));
        }
    }
}
