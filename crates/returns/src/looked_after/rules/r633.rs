//! 633: the authority of an earlier order is one of the department's three-digit codes, or says which nation it was.
//! 999 is taken as an authority not known: the public tool takes the code too, without saying what it means.
//! The list is of the authorities there are in 2026, with those that were merged or divided since 2018, whose orders still
//! count; the public tool's own list is older and knows none of the authorities made since 2019. Whether the department
//! takes the codes of authorities that ended long before was not to be found out.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "633",
    level: Error,
    years: 2023..=NOW,
    says: Always("The authority that arranged the earlier order is no code of the list."),
    matters: "The authority knows why the earlier family did not last. Without a code that means one, nobody can ask them.",
    mend: "Enter the authority's three digits; WAL, SCO or NIR for the other nations, NUK for abroad, 999 if it is not known.",
    source: "DfE SSDA903 validation rules, 633",
    fields: &[prev_perm::la_perm],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.prev_perm, found, |row| {
        row.la_perm.is_given() && !is_known(row.la_perm.text())
    });
}

fn is_known(code: &str) -> bool {
    const OTHERS: [&str; 5] = ["WAL", "SCO", "NIR", "NUK", "999"];
    OTHERS.iter().any(|other| other.eq_ignore_ascii_case(code))
        || code.len() == 3
            && code
                .parse()
                .is_ok_and(|code| AUTHORITIES.binary_search(&code).is_ok())
}

/// Authorities with children's services, and Bournemouth, Cumbria, Dorset as it was, Northamptonshire and Poole.
#[rustfmt::skip]
const AUTHORITIES: [u16; 158] = [
    201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 301, 302, 303, 304, 305, 306, 307,
    308, 309, 310, 311, 312, 313, 314, 315, 316, 317, 318, 319, 320, 330, 331, 332, 333, 334, 335, 336,
    340, 341, 342, 343, 344, 350, 351, 352, 353, 354, 355, 356, 357, 358, 359, 370, 371, 372, 373, 380,
    381, 382, 383, 384, 390, 391, 392, 393, 394, 420, 800, 801, 802, 803, 805, 806, 807, 808, 810, 811,
    812, 813, 815, 816, 821, 822, 823, 825, 826, 830, 831, 835, 836, 837, 838, 839, 840, 841, 845, 846,
    850, 851, 852, 855, 856, 857, 860, 861, 865, 866, 867, 868, 869, 870, 871, 872, 873, 874, 876, 877,
    878, 879, 880, 881, 882, 883, 884, 885, 886, 887, 888, 889, 890, 891, 892, 893, 894, 895, 896, 908,
    909, 916, 919, 921, 925, 926, 928, 929, 931, 933, 935, 936, 937, 938, 940, 941, 942, 943,
];

const EXAMPLES: &str = "
    an authority of today, one that was divided, another nation, and nothing
    PrevPerm | LA_PERM
             | 352
             | 942
             | 909
             | wal
             | 999
             |

    codes that mean none
    PrevPerm | LA_PERM
    !        | 458
    !        | 35
    !        | +35
    !        | E08000003
    !        | NI
";
