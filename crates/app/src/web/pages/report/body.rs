//! The body of a report by section, strengths and faults marked, each paragraph linked to its page.

use inspection::record::{Paragraph, SectionKind, Sentence, Tone};
use inspection::themes::ThemeId;
use maud::{Markup, html};

use super::{Chosen, Show};
use crate::library::Kept;
use crate::web::govuk::{filter, section::section};
use crate::web::{paths, words};

/// Contents, the choice of what to show, and every section.
pub(super) fn all(kept: &Kept, chosen: &Chosen) -> Markup {
    // Points are shown whole above; their section would say them twice.
    let parts: Vec<_> = kept
        .record
        .sections
        .iter()
        .enumerate()
        .filter(|(_, part)| part.kind != SectionKind::Points && !part.paragraphs.is_empty())
        .collect();
    let theme = ThemeId::from_slug(&chosen.theme);
    let tones = parts
        .iter()
        .flat_map(|(_, part)| &part.paragraphs)
        .flat_map(|p| &p.sentences)
        .map(|s| s.tone);
    let (praise, faults) = tones.fold((0, 0), |(praise, faults), tone| match tone {
        Tone::Praise => (praise + 1, faults),
        Tone::Fault => (praise, faults + 1),
        Tone::Mixed => (praise + 1, faults + 1),
        Tone::Neutral => (praise, faults),
    });
    html! {
        @if !parts.is_empty() {
            (section("read", "The report by section", html! {
                p.wm-lede { (words::count(praise, "sentence praises", "sentences praise")) ", " (faults) " find fault. They are marked by "
                    "rules that can be read and mended, and are sometimes wrong." }
                p.wm-key {
                    span.wm-praise { "A sentence that praises" } " "
                    span.wm-fault { "A sentence that finds fault" } " "
                    span.wm-mixed { "A sentence that does both" }
                }
                (choices(kept, chosen))
                ol.wm-contents {
                    @for (place, part) in &parts {
                        li { a.govuk-link href={ "#s" (place) } { (part.heading) } }
                    }
                }
            }))
            @for (place, part) in &parts {
                @let shown: Vec<&Paragraph> = part.paragraphs.iter().filter(|p| wanted(p, chosen.show, theme)).collect();
                section.wm-body aria-labelledby={ "s" (place) } {
                    h3 id={ "s" (place) } { (part.heading) }
                    @if shown.is_empty() {
                        p.wm-note { "None of its " (words::count(part.paragraphs.len(), "paragraph", "paragraphs")) " match what you chose." }
                    }
                    @for (nth, paragraph) in shown.iter().enumerate() {
                        (one(kept, paragraph, nth == 0 || shown.get(nth - 1).is_some_and(|before| before.page != paragraph.page)))
                    }
                }
            }
        }
    }
}

fn choices(kept: &Kept, chosen: &Chosen) -> Markup {
    let mut present: Vec<ThemeId> = kept
        .record
        .sections
        .iter()
        .flat_map(|s| &s.paragraphs)
        .flat_map(|p| p.themes.iter().copied())
        .collect();
    present.sort_unstable();
    present.dedup();
    let mut themes = vec![(String::new(), "All themes".to_owned())];
    themes.extend(
        present
            .iter()
            .map(|id| (id.theme().slug.to_owned(), id.theme().name.to_owned())),
    );
    let shows = [
        ("all", "Every paragraph"),
        ("faults", "With a fault"),
        ("praise", "With praise"),
    ]
    .map(|(value, words)| (value.to_owned(), words.to_owned()));
    let show = match chosen.show {
        Show::All => "all",
        Show::Faults => "faults",
        Show::Praise => "praise",
    };
    filter::filter(
        &format!("{}#read", paths::report(&kept.id)),
        "Which paragraphs to show",
        html! {
            (filter::select("Paragraphs", "show", &shows, show))
            (filter::select("Theme", "theme", &themes, &chosen.theme))
        },
        "Apply",
    )
}

fn wanted(paragraph: &Paragraph, show: Show, theme: Option<ThemeId>) -> bool {
    let has = |tone| {
        paragraph
            .sentences
            .iter()
            .any(|s| s.tone == tone || s.tone == Tone::Mixed)
    };
    theme.is_none_or(|theme| paragraph.themes.contains(&theme))
        && match show {
            Show::All => true,
            Show::Faults => has(Tone::Fault),
            Show::Praise => has(Tone::Praise),
        }
}

/// A paragraph; the first of its page says which page it is.
fn one(kept: &Kept, paragraph: &Paragraph, new_page: bool) -> Markup {
    let id = match paragraph.number {
        Some(number) => Some(format!("p{}-{number}", paragraph.page)),
        None if new_page => Some(format!("p{}", paragraph.page)),
        None => None,
    };
    html! {
        div.wm-item id=[id] {
            span.wm-item-no { @if let Some(number) = paragraph.number { span.govuk-visually-hidden { "Paragraph " } (number) } }
            p.wm-p {
                @for sentence in &paragraph.sentences { (marked(paragraph, sentence)) " " }
                @if paragraph.sentences.is_empty() { (paragraph.text) " " }
                a.govuk-link.wm-nowrap href=(paths::pdf(&kept.id, paragraph.page)) { "page " (paragraph.page) }
            }
        }
    }
}

fn marked(paragraph: &Paragraph, sentence: &Sentence) -> Markup {
    let said = words_of(paragraph, sentence);
    html! {
        @match sentence.tone {
            Tone::Praise => span.wm-praise { span.govuk-visually-hidden { "Praise: " } (said) },
            Tone::Fault => span.wm-fault { span.govuk-visually-hidden { "Fault: " } (said) },
            Tone::Mixed => span.wm-mixed { span.govuk-visually-hidden { "Praise and fault: " } (said) },
            Tone::Neutral => (said),
        }
    }
}

/// The words of a sentence.
pub(crate) fn words_of<'a>(paragraph: &'a Paragraph, sentence: &Sentence) -> &'a str {
    paragraph
        .text
        .get(sentence.start as usize..sentence.end as usize)
        .unwrap_or_default()
        .trim()
}
