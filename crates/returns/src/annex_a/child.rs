//! The rows of one child in the lists of Annex A, grouped once and put in order of date.

use std::collections::HashMap;

use children::ThinVec;

use super::AnnexA;
use super::lists::{
    Adoption, Assessment, CareLeaver, ChildInNeed, Contact, EarlyHelp, Enquiry, InCare,
    ProtectionPlan, Referral,
};
use crate::doubt::Doubt;
use crate::rule::{ChildRows, Entry, Source, add};
use crate::submission::{File, Layout};
use crate::table::{From, Rows};

/// Declares the lists that hold a child, each with the date of order.
macro_rules! child {
    ($($list:ident: $row:ident in order of $date:ident,)+) => {
        /// The rows of one child, each list in order of date; rows without that date first.
        #[derive(Default)]
        pub struct Child<'s> {
            /// The child's identifier as supplied.
            pub id: &'s str,
            $(#[doc = concat!("Rows of `", stringify!($list), "`.")] pub $list: ThinVec<Entry<'s, $row>>,)+
        }

        fn group(all: &AnnexA) -> Vec<Child<'_>> {
            let mut children: Vec<Child<'_>> = Vec::new();
            let mut by_id: HashMap<&str, usize> = HashMap::new();
            $(take(&all.$list, |row| row.child_id.text(), &mut children, &mut by_id, |child| &mut child.$list);)+
            for child in &mut children {
                $(child.$list.sort_by_key(|row| row.$date.value());)+
            }
            children
        }
    };
}

child! {
    contacts: Contact in order of on,
    early_help: EarlyHelp in order of start,
    referrals: Referral in order of on,
    assessments: Assessment in order of start,
    enquiries: Enquiry in order of start,
    need: ChildInNeed in order of start,
    plans: ProtectionPlan in order of start,
    in_care: InCare in order of start,
    leavers: CareLeaver in order of born,
    adoption: Adoption in order of decided,
}

/// Does the same with the rows of each list that holds children: `in_each_list!(child, rows => …)`.
macro_rules! in_each_list {
    ($child:expr, $rows:ident => $do:expr) => {
        $crate::annex_a::child::in_each_list!(
            $child, $rows => $do,
            contacts early_help referrals assessments enquiries need plans in_care leavers adoption
        )
    };
    ($child:expr, $rows:ident => $do:expr, $($list:ident)+) => {
        $({
            let $rows = &$child.$list;
            $do;
        })+
    };
}
pub(crate) use in_each_list;

fn take<'s, T>(
    rows: &'s Rows<T>,
    id: impl Fn(&'s T) -> &'s str,
    children: &mut Vec<Child<'s>>,
    by_id: &mut HashMap<&'s str, usize>,
    list: impl for<'c> Fn(&'c mut Child<'s>) -> &'c mut ThinVec<Entry<'s, T>>,
) {
    for entry in rows.entries() {
        let id = id(entry.row());
        if id.is_empty() {
            continue;
        }
        let at = *by_id.entry(id).or_insert_with(|| {
            children.push(Child {
                id,
                ..Child::default()
            });
            children.len() - 1
        });
        if let Some(child) = children.get_mut(at) {
            add(list(child), entry);
        }
    }
}

impl ChildRows for Child<'_> {
    fn id(&self) -> &str {
        self.id
    }
}

impl Source for AnnexA {
    type Child<'s> = Child<'s>;

    const LAYOUTS: &'static [Layout] = Self::LAYOUTS;

    fn read(files: &[File<'_>]) -> (Self, Vec<Doubt>) {
        Self::read(files)
    }

    fn origin(&self, table: &str) -> Option<&From> {
        self.supplied()
            .find(|(layout, _, _)| layout.name == table)
            .map(|(_, from, _)| from)
    }

    fn child_column(table: &str) -> Option<&'static str> {
        // List 11 is of adopters.
        (table != "List 11").then_some("Child Unique ID")
    }

    fn by_child(&self) -> Vec<Child<'_>> {
        group(self)
    }
}
