//! The national list adds up, and printed names find their authority.

use super::*;

#[test]
fn the_list_holds_153_authorities_and_five_that_ended() {
    assert_eq!(all().iter().filter(|a| !a.former).count(), 153);
    assert_eq!(all().iter().filter(|a| a.former).count(), 5);
    for a in all().iter().filter(|a| !a.former) {
        assert_eq!(a.neighbours.len(), 10, "{}", a.name);
        assert!(a.children.is_some_and(|n| n > 0), "{}", a.name);
        assert!(a.tile.is_some() && a.outcome_2025.is_some(), "{}", a.name);
        for n in &a.neighbours {
            assert!(by_la_code(n).is_some(), "{} has neighbour {n}", a.name);
        }
    }
    let total: u32 = all().iter().filter_map(|a| a.children).sum();
    assert_eq!(total, 12_183_016, "children of England, mid-2024");
}

#[test]
fn reference_numbers_codes_and_tiles_are_unique() {
    for (i, a) in all().iter().enumerate() {
        for b in all().iter().skip(i + 1) {
            assert!(a.urn.is_empty() || a.urn != b.urn, "{} {}", a.name, b.name);
            assert_ne!(a.la_code, b.la_code);
            assert!(
                a.tile.is_none() || a.tile != b.tile,
                "{} {}",
                a.name,
                b.name
            );
        }
    }
}

#[test]
fn outcomes_add_up_to_the_published_counts() {
    let count = |aspect, grade| {
        all()
            .iter()
            .filter_map(|a| a.outcome_2025.as_ref())
            .filter(|o| o.grades.contains(&(aspect, grade)))
            .count()
    };
    assert_eq!(count(Aspect::Overall, Grade::Outstanding), 36);
    assert_eq!(count(Aspect::Overall, Grade::Good), 67);
    assert_eq!(count(Aspect::Overall, Grade::RequiresImprovement), 31);
    assert_eq!(count(Aspect::Overall, Grade::Inadequate), 19);
    assert_eq!(count(Aspect::CareLeavers, Grade::Good), 43);
}

#[test]
fn every_name_finds_itself() {
    for a in all().iter().filter(|a| !a.former) {
        assert_eq!(
            matching(&a.name).map(|m| &m.la_code),
            Some(&a.la_code),
            "{}",
            a.name
        );
        for dressed in [
            format!("{} Council", a.name.to_uppercase()),
            format!(
                "Inspection of {} local authority children\u{2019}s services",
                a.name
            ),
            format!("London Borough of {}", a.name.replace(" and ", " & ")),
        ] {
            assert_eq!(
                matching(&dressed).map(|m| &m.la_code),
                Some(&a.la_code),
                "{dressed}"
            );
        }
    }
}

#[test]
fn printed_names_find_their_authority() {
    for (printed, code) in [
        ("Bradford Children and Families Trust", "380"),
        ("Isles of Scilly", "420"),
        ("Council of the Isles of Scilly", "420"),
        ("London Corporation", "201"),
        ("City of London", "201"),
        ("Bristol City Council", "801"),
        ("City of Bristol", "801"),
        ("Hull City Council", "810"),
        ("Royal Borough of Kingston upon Thames", "314"),
        ("Herefordshire County Council", "884"),
        ("Southend-on-Sea Borough Council", "882"),
        ("Southend", "882"),
        ("St Helens Metropolitan Borough Council", "342"),
        ("County Durham", "840"),
        ("Royal Borough of Windsor & Maidenhead", "868"),
        ("City of York", "816"),
        ("Telford & Wrekin Council", "894"),
        ("Milton Keynes City Council", "826"),
        ("East Riding", "811"),
        ("Newcastle City Council", "391"),
        ("Richmond", "318"),
        ("Blackburn", "889"),
    ] {
        assert_eq!(
            matching(printed).map(|a| a.la_code.as_str()),
            Some(code),
            "{printed}"
        );
    }
}

#[test]
fn a_name_no_one_knows_is_none() {
    for printed in [
        "",
        "Council",
        "Children\u{2019}s Services",
        "Ankh Morpork",
        "Yorkshire",
        "Sussex",
        "Kingston",
        "Cheshire",
        "North",
    ] {
        assert!(matching(printed).is_none(), "{printed}");
    }
}

#[test]
fn a_former_authority_is_meant_only_while_it_lasted() {
    let code = |name: &str, day| matching_on(name, day).map(|a| a.la_code.as_str());
    assert_eq!(code("Dorset County Council", date(2016, 3, 1)), Some("835"));
    assert_eq!(code("Dorset", date(2021, 9, 27)), Some("838"));
    assert_eq!(code("Cumbria", date(2017, 10, 1)), Some("909"));
    assert_eq!(code("Cumbria", date(2024, 1, 1)), None);
    assert_eq!(code("Cumberland", date(2022, 1, 1)), None);
}

#[test]
fn successions_join_both_ways() {
    let names = |list: Vec<&Authority>| list.iter().map(|a| a.name.clone()).collect::<Vec<_>>();
    let Some(cumbria) = by_la_code("909") else {
        panic!("Cumbria is in the list")
    };
    assert_eq!(
        names(successors(cumbria)),
        ["Cumberland", "Westmorland and Furness"]
    );
    let Some(bcp) = by_la_code("839") else {
        panic!("Bournemouth, Christchurch and Poole is in the list")
    };
    assert_eq!(predecessors(bcp).len(), 3);
}
