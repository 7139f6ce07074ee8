//! Codes of assessments, plans and reviews.

use super::codes;

codes! {
    /// What an assessment found to be a factor. Codes of the children in need census; some are no longer asked.
    Factor {
        F1A "1A" "Alcohol misuse: child",
        F1B "1B" "Alcohol misuse: parent or carer",
        F1C "1C" "Alcohol misuse: other in the household",
        F2A "2A" "Drug misuse: child",
        F2B "2B" "Drug misuse: parent or carer",
        F2C "2C" "Drug misuse: other in the household",
        F3A "3A" "Domestic abuse: child",
        F3B "3B" "Domestic abuse: parent or carer",
        F3C "3C" "Domestic abuse: other in the household",
        F4A "4A" "Mental health: child",
        F4B "4B" "Mental health: parent or carer",
        F4C "4C" "Mental health: other in the household",
        F5A "5A" "Learning disability: child",
        F5B "5B" "Learning disability: parent or carer",
        F5C "5C" "Learning disability: other in the household",
        F6A "6A" "Physical disability or illness: child",
        F6B "6B" "Physical disability or illness: parent or carer",
        F6C "6C" "Physical disability or illness: other in the household",
        F7A "7A" "Young carer",
        F8B "8B" "Privately fostered: overseas, to visit family",
        F8C "8C" "Privately fostered: overseas, for education",
        F8D "8D" "Privately fostered: from the United Kingdom, for education",
        F8E "8E" "Privately fostered: from the United Kingdom, to live with friends or family",
        F8F "8F" "Privately fostered: other",
        F9A "9A" "Unaccompanied asylum seeker",
        F10A "10A" "Going missing",
        F11A "11A" "Child sexual exploitation",
        F12A "12A" "Trafficking",
        F13A "13A" "Gangs",
        F14A "14A" "Socially unacceptable behaviour",
        F15A "15A" "Self-harm",
        F16A "16A" "Abuse or neglect: neglect",
        F17A "17A" "Abuse or neglect: emotional abuse",
        F18B "18B" "Abuse or neglect: physical, by a child",
        F18C "18C" "Abuse or neglect: physical, by an adult",
        F19B "19B" "Abuse or neglect: sexual, by a child",
        F19C "19C" "Abuse or neglect: sexual, by an adult",
        F20 "20" "Other factors",
        F21 "21" "No factors",
        F22A "22A" "Female genital mutilation",
        F23A "23A" "Faith-linked abuse",
        F24A "24A" "Child criminal exploitation",
    }
}

impl Factor {
    /// Sexual or criminal exploitation, trafficking or gangs.
    pub const EXPLOITATION: &'static [Self] = &[Self::F11A, Self::F12A, Self::F13A, Self::F24A];
}

codes! {
    /// Category of abuse of a child protection plan.
    PlanCategory {
        Neglect "NEG" "Neglect",
        Physical "PHY" "Physical abuse",
        Sexual "SAB" "Sexual abuse",
        Emotional "EMO" "Emotional abuse",
        Multiple "MUL" "More than one",
    }
}

codes! {
    /// How the child took part in a review.
    Participation {
        Pn0 "PN0" "Under four at the time",
        Pn1 "PN1" "Came and spoke for themselves",
        Pn2 "PN2" "Came, an advocate spoke for them",
        Pn3 "PN3" "Came and put their views in signs or pictures",
        Pn4 "PN4" "Came, but put forward no view",
        Pn5 "PN5" "Did not come, asked an advocate to speak",
        Pn6 "PN6" "Did not come, sent their views another way",
        Pn7 "PN7" "Did not come and sent no views",
    }
}
