//! The publisher's pages: the providers a search lists, the publications a provider lists. What is not recognised is
//! said, never guessed.

use html5gum::{StartTag, Token, Tokenizer};
use jiff::civil::Date;
use url::Url;

/// A provider as a search lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Provider {
    /// Its reference number.
    pub(super) urn: String,
    /// Its name.
    pub(super) name: String,
    /// Its page.
    pub(super) address: Url,
}

/// A publication as a provider's page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// Its file.
    pub(super) address: Url,
    /// Its kind in the publisher's words.
    pub(super) kind: String,
    /// The day it was published.
    pub(super) published: Date,
}

impl Listed {
    /// Whether it is of a kind that is collected.
    pub(super) fn is_inspection_of_childrens_services(&self) -> bool {
        let kind = self.kind.to_lowercase();
        kind.contains("children's services") || kind.contains("children's social care")
    }

    /// A name for its file, which has none: the authority's folder, the kind and the day.
    pub(super) fn file_name(&self, provider: &Provider) -> String {
        let plain = |text: &str| text.to_lowercase().replace('/', " ");
        format!(
            "{}_{}/{} - {}.pdf",
            provider.urn,
            plain(&provider.name),
            plain(&self.kind),
            self.published
                .strftime("%d %B %Y")
                .to_string()
                .to_lowercase()
        )
    }
}

/// The providers a search page links to, each once, in order.
pub(super) fn providers(page: &str, address: &Url) -> Vec<Provider> {
    let mut providers: Vec<Provider> = Vec::new();
    for link in links(page) {
        let Ok(there) = address.join(&link.href) else {
            continue;
        };
        let Some(mut parts) = there.path_segments() else {
            continue;
        };
        let urn = there
            .path()
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        let is_provider = parts.any(|part| part == "provider")
            && !urn.is_empty()
            && urn.chars().all(|c| c.is_ascii_digit());
        if is_provider && !link.text.is_empty() && providers.iter().all(|p| p.urn != urn) {
            providers.push(Provider {
                urn,
                name: link.text,
                address: there,
            });
        }
    }
    providers
}

/// The publications of a provider's page, in its order.
///
/// # Errors
/// What was not recognised, in words.
pub(super) fn publications(page: &str, address: &Url) -> Result<Vec<Listed>, String> {
    let mut listed = Vec::new();
    for link in links(page).into_iter().filter(|link| link.is_publication) {
        let (kind, published) = kind_and_date(&link.for_ears).ok_or_else(|| {
            format!(
                "a publication is called \u{201c}{}\u{201d}, without kind and date",
                link.for_ears
            )
        })?;
        listed.push(Listed {
            address: address
                .join(&link.href)
                .map_err(|_| format!("{} is no address", link.href))?,
            kind,
            published,
        });
    }
    if listed.is_empty() {
        return Err("it lists no publications".to_owned());
    }
    Ok(listed)
}

/// The kind and date of words like "Children's services inspection, pdf - 04 August 2025".
fn kind_and_date(words: &str) -> Option<(String, Date)> {
    let (kind, date) = words.rsplit_once(" - ")?;
    let date = Date::strptime("%d %B %Y", date.trim()).ok()?;
    let kind = kind.trim();
    let kind = kind
        .strip_suffix("pdf")
        .or_else(|| kind.strip_suffix("PDF"))
        .unwrap_or(kind)
        .trim_end_matches([' ', ','])
        .to_owned();
    (!kind.is_empty()).then_some((kind, date))
}

/// Whether bytes begin as a PDF does; some have a little rubbish before.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    head.windows(5).any(|five| five == b"%PDF-")
}

/// Whether bytes begin as a web page does.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_lowercase();
    head.contains("<!doctype html") || head.contains("<html")
}

/// A link of a page.
#[derive(Debug, Default)]
struct Link {
    href: String,
    /// The words shown, white space folded, apostrophes plain.
    text: String,
    /// The words for those who listen to the page.
    for_ears: String,
    is_publication: bool,
}

/// Every link of a page, in order.
fn links(page: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut open: Option<Link> = None;
    // How many spans deep the words for listeners are; none while outside them.
    let mut in_ears: Option<usize> = None;
    for token in Tokenizer::new(page).flatten() {
        match token {
            Token::StartTag(tag) if is(&tag, "a") => {
                links.extend(open.take());
                in_ears = None;
                open = Some(Link {
                    href: attribute(&tag, "href"),
                    is_publication: has_class(&tag, "publication-link"),
                    ..Link::default()
                });
            }
            Token::StartTag(tag) if is(&tag, "span") => {
                in_ears = match in_ears {
                    Some(depth) => Some(depth + 1),
                    None => has_class(&tag, "nonvisual").then_some(1),
                };
            }
            Token::EndTag(tag) if *tag.name == *b"span" => {
                in_ears = in_ears
                    .and_then(|depth| depth.checked_sub(1))
                    .filter(|depth| *depth > 0);
            }
            Token::EndTag(tag) if *tag.name == *b"a" => {
                links.extend(open.take());
                in_ears = None;
            }
            Token::String(words) => {
                if let Some(link) = &mut open {
                    let words = String::from_utf8_lossy(&words);
                    link.text.push_str(&words);
                    if in_ears.is_some() {
                        link.for_ears.push_str(&words);
                    }
                }
            }
            Token::StartTag(_)
            | Token::EndTag(_)
            | Token::Comment(_)
            | Token::Doctype(_)
            | Token::Error(_) => {}
        }
    }
    links.extend(open);
    for link in &mut links {
        link.text = plain(&link.text);
        link.for_ears = plain(&link.for_ears);
    }
    links
}

fn is(tag: &StartTag<()>, name: &str) -> bool {
    *tag.name == *name.as_bytes()
}

fn attribute(tag: &StartTag<()>, name: &str) -> String {
    tag.attributes
        .get(name.as_bytes())
        .map(|value| String::from_utf8_lossy(value).into_owned())
        .unwrap_or_default()
}

fn has_class(tag: &StartTag<()>, class: &str) -> bool {
    attribute(tag, "class")
        .split_whitespace()
        .any(|c| c == class)
}

/// White space folded, typographic apostrophes made plain.
fn plain(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").replace('\u{2019}', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Url {
        Url::parse("https://reports.example.org/provider/44/80501").unwrap()
    }

    #[test]
    fn a_search_page_gives_each_provider_once() {
        let page = r#"<h3><a href="/provider/44/80501">Aldmoor  County
            Council</a></h3><a href="/provider/44/80501?x=1">Aldmoor County Council</a>
            <a href="/about">About</a><a href="https://reports.example.org/provider/44/80502/">B&amp;C</a>"#;
        let found = providers(page, &at());
        let names: Vec<(&str, &str)> = found
            .iter()
            .map(|p| (p.urn.as_str(), p.name.as_str()))
            .collect();
        assert_eq!(
            names,
            [("80501", "Aldmoor County Council"), ("80502", "B&C")]
        );
    }

    #[test]
    fn a_publication_has_its_kind_and_date_from_the_words_for_listeners() {
        let page = "<a class=\"publication-link x\" href=\"https://files.example.org/v1/file/1\">Report \
            <span class=\"nonvisual\">  Children\u{2019}s services inspection, <b>pdf</b> - 04 August 2025 </span></a>";
        let found = publications(page, &at()).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, "Children's services inspection");
        assert_eq!(found[0].published, jiff::civil::date(2025, 8, 4));
        assert!(found[0].is_inspection_of_childrens_services());
        let provider = Provider {
            urn: "80501".to_owned(),
            name: "Aldmoor".to_owned(),
            address: at(),
        };
        assert_eq!(
            found[0].file_name(&provider),
            "80501_aldmoor/children's services inspection - 04 august 2025.pdf"
        );
    }

    #[test]
    fn what_is_not_recognised_is_said() {
        let without_date =
            r#"<a class="publication-link" href="/f/1"><span class="nonvisual">Letter</span></a>"#;
        assert!(
            publications(without_date, &at())
                .unwrap_err()
                .contains("Letter")
        );
        assert!(
            publications("<p>New design</p>", &at())
                .unwrap_err()
                .contains("no publications")
        );
    }
}
