//! Who the children are: the list of children and what stands beside it.

use std::collections::HashMap;
use std::sync::Arc;

use children::Day;
use children::history::{Home, Spell};

use super::making::{Before, Making, in_order};
use super::shared::Pool;
use super::words;
use crate::doubt::What;
use crate::safeguarding::Safeguarding;
use crate::safeguarding::tables::{addresses, immigration, mothers, people};
use crate::table::Lines;

impl<'s> Making<'s> {
    /// The list of children, their families, homes, disabilities, immigration status and motherhood.
    pub(super) fn people(&mut self, dataset: &'s Safeguarding) {
        self.persons(dataset);
        self.same_child(dataset);
        self.families(dataset);
        self.homes(dataset);
        let disabilities = self.each(
            &dataset.disabilities,
            Before::Any,
            |row, ids| ids.person(&row.person_id),
            |row, _| row.disability_code.value(),
        );
        for (child, code) in disabilities {
            if let (Some(history), Some(code)) = (self.child(child), code) {
                history.person.disabilities.insert(code);
            }
        }
        let statuses = self.each(
            &dataset.immigration,
            Before::Any,
            |row, ids| ids.person(&row.person_id),
            |row, at| {
                let plain = words::plain(row.immigration_status.text());
                words::says_any(&plain, &["uasc", "unaccompanied"]).then(|| Spell {
                    from: at.day(
                        &row.immigration_status_start_date,
                        immigration::immigration_status_start_date,
                    ),
                    to: at.day(
                        &row.immigration_status_end_date,
                        immigration::immigration_status_end_date,
                    ),
                })
            },
        );
        for (child, spell) in statuses {
            let (Some(history), Some(spell)) = (self.child(child), spell) else {
                continue;
            };
            let latest = &mut history.person.unaccompanied;
            if latest.is_none_or(|before| before.from <= spell.from) {
                *latest = Some(spell);
            }
        }
        let mothers = self.each(
            &dataset.mothers,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| at.day(&row.childs_dob, mothers::childs_dob),
        );
        for (child, _) in mothers {
            if let Some(history) = self.child(child) {
                history.person.is_mother = Some(true);
            }
        }
    }

    fn persons(&mut self, dataset: &'s Safeguarding) {
        let mut repeated = Lines::default();
        let persons = self.each(
            &dataset.people,
            Before::Any,
            |row, ids| ids.person(&row.person_id),
            |row, at| {
                let born = at.day(&row.dob, people::dob);
                let died = at.day(&row.death_date, people::death_date);
                (row, born, died, at.origin())
            },
        );
        for (child, (row, born, died, at)) in persons {
            let Some(history) = self.child(child) else {
                continue;
            };
            let person = &mut history.person;
            if person.at.is_some() {
                repeated.add(row.line);
                continue;
            }
            person.at = Some(at);
            person.born = born;
            person.died = died;
            person.expected = row.expected_dob.value();
            person.sex = row.sex.value();
            person.ethnicity = row.ethnicity.value();
            person.is_mother = row.is_mother.yes();
            let place = usize::try_from(child).ok();
            if let Some(names) = place.and_then(|place| self.service.names.get_mut(place))
                && let Some(names) = Arc::get_mut(names)
            {
                names.forename = row.forename.text().into();
                names.surname = row.surname.text().into();
            }
        }
        let what = What::Repeated("the identifier of a child");
        self.doubt(&dataset.people, None, repeated, what);
    }

    /// One child under two identifiers, as far as a name and date of birth or a pupil number can tell. They are not joined.
    fn same_child(&mut self, dataset: &'s Safeguarding) {
        let mut named: HashMap<(String, String, Day), &str> = HashMap::new();
        let mut numbered: HashMap<&str, &str> = HashMap::new();
        let mut lines = Lines::default();
        for row in &dataset.people.rows {
            let id = row.person_id.text();
            let mut same = false;
            let (forename, surname) = (row.forename.text(), row.surname.text());
            if let Some(born) = row.dob.value()
                && !id.is_empty()
                && !forename.is_empty()
                && !surname.is_empty()
            {
                let key = (forename.to_lowercase(), surname.to_lowercase(), born);
                same |= *named.entry(key).or_insert(id) != id;
            }
            for number in [&row.upn, &row.single_unique_id, &row.common_child_id] {
                // Shorter text is no number that only one child has.
                if number.text().len() >= 10 && !id.is_empty() {
                    same |= *numbered.entry(number.text()).or_insert(id) != id;
                }
            }
            if same {
                lines.add(row.line);
            }
        }
        let what = What::Counted(
            "rows may be a child who stands under another identifier too, by name and date of birth or by number: they were not joined",
        );
        self.doubt(&dataset.people, None, lines, what);
    }

    fn families(&mut self, dataset: &'s Safeguarding) {
        let mut pool = Pool::new();
        let families = self.each(
            &dataset.families,
            Before::Any,
            |row, ids| ids.person(&row.person_id),
            |row, _| row.family_id.text(),
        );
        for (child, family) in families {
            let family = pool.place(family).map(|(place, _)| place);
            if let Some(history) = self.child(child) {
                history.person.family = history.person.family.or(family);
            }
        }
    }

    fn homes(&mut self, dataset: &'s Safeguarding) {
        let mut unknown = Lines::default();
        let mut no_district = Lines::default();
        let homes = self.each(
            &dataset.addresses,
            Before::Any,
            |row, ids| ids.person(&row.person_id),
            |row, at| {
                match words::is_home(row.address_type.text()) {
                    Some(true) => {}
                    Some(false) => return None,
                    None => {
                        unknown.add(row.line);
                        return None;
                    }
                }
                let postcode = row.address_postcode.text();
                let district = words::district(postcode);
                if district.is_none() && !postcode.is_empty() {
                    no_district.add(row.line);
                }
                let area = at.shared.areas.place(district?)?;
                Some(Home {
                    spell: Spell {
                        from: at.day(&row.address_start_date, addresses::address_start_date),
                        to: at.day(&row.address_end_date, addresses::address_end_date),
                    },
                    area,
                    at: at.origin(),
                })
            },
        );
        let mut homes: Vec<_> = homes
            .into_iter()
            .filter_map(|(child, home)| Some((child, home?)))
            .collect();
        in_order(&mut homes, |home| home.spell.from);
        self.hand_out(homes, |history| &mut history.homes);
        let what = What::Counted("addresses are of a type not known as a home, and were not used");
        self.doubt(&dataset.addresses, Some("addr_address_type"), unknown, what);
        let what = What::Counted("postcodes are none of the United Kingdom, and were not used");
        self.doubt(
            &dataset.addresses,
            Some("addr_address_postcode"),
            no_district,
            what,
        );
    }
}
