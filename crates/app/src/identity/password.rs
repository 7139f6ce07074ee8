//! Passwords of accounts kept here: which are taken, and how they are kept and compared.

use std::sync::Arc;

use anyhow::Context as _;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

use super::secret;

/// The fewest characters of a password.
pub(crate) const SHORTEST: usize = 12;
/// The most bytes that are looked at: more only costs time.
const LONGEST: usize = 1024;
/// How many are worked out at once: each takes 19 MiB and a core.
const AT_ONCE: usize = 2;

/// What so many people take that it is tried first. Only what is long enough to be taken at all is listed.
const COMMON: &str = include_str!("common_passwords.txt");

/// Words of the place that no password may hold, written without spaces; the name of the council is one more. They stand
/// in `docs/papers/asvs/accounts.md`.
const OF_THE_PLACE: [&str; 6] = [
    "waymark",
    "safeguarding",
    "childrensservices",
    "childrenssocialcare",
    "socialworker",
    "ofsted",
];
/// The shortest word of a council's name that is its own: shorter ones are points of the compass and the like.
const OWN_WORD: usize = 6;

/// Why a password is not taken, in words for the person; `None` where it is. No kinds of characters are asked for.
/// `council` is the council's name, empty where it is not known.
pub(crate) fn refused(password: &str, name: &str, email: &str, council: &str) -> Option<String> {
    let characters = password.chars().count();
    if characters < SHORTEST {
        return Some(format!(
            "Enter a password of at least {SHORTEST} characters; three words that do not belong together are good"
        ));
    }
    if password.len() > LONGEST {
        return Some("Enter a password of at most 1,000 characters".to_owned());
    }
    let small = password.to_lowercase();
    let same = small.chars().all(|c| small.starts_with(c));
    if same || COMMON.lines().any(|one| one == small) {
        return Some("Choose another: this one is among those that are tried first".to_owned());
    }
    let local = email.split('@').next().unwrap_or_default();
    let own = [name, email, local].map(str::to_lowercase);
    let bare = |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic()).collect() };
    let is_own = |own: &String| {
        let (own, typed) = (bare(own), bare(&small));
        !own.is_empty() && (typed == own || typed == own.repeat(2))
    };
    if own.iter().any(is_own) {
        return Some("Choose another: this one is your own name or address".to_owned());
    }
    let council = council.to_lowercase();
    let of_council = council.split_whitespace().map(bare);
    let of_council = of_council.filter(|word| word.chars().count() >= OWN_WORD);
    let letters = bare(&small);
    let place = OF_THE_PLACE.into_iter().map(str::to_owned);
    if place.chain(of_council).any(|word| letters.contains(&word)) {
        return Some(
            "Choose another: this one holds the name of the council, of this service or of its work"
                .to_owned(),
        );
    }
    None
}

/// Whether something typed can be an email address; whether it is one, only a mail could tell.
pub(crate) fn is_address(typed: &str) -> bool {
    let typed = typed.trim();
    let parts = typed.split_once('@');
    typed.len() <= 254
        && !typed.contains(|c: char| c.is_whitespace() || c.is_control())
        && parts.is_some_and(|(local, host)| {
            !local.is_empty() && host.contains('.') && !host.contains('@')
        })
}

/// Works out passwords beside the serving, two at once, so that many who sign in do not stop the pages.
#[derive(Debug, Clone)]
pub(crate) struct Passwords {
    turns: Arc<Semaphore>,
    /// The hash of a password nobody has: compared where there is no account, so that it takes as long.
    nobodys: Arc<str>,
}

impl Passwords {
    /// Ready to work.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub(crate) fn new() -> anyhow::Result<Self> {
        Ok(Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            nobodys: hashed(&secret::token()?)?.into(),
        })
    }

    /// What is kept of a password: Argon2id with its own salt, as a PHC string.
    ///
    /// # Errors
    /// When it cannot be worked out.
    pub(crate) async fn hash(&self, password: String) -> anyhow::Result<String> {
        let _turn = self.turns.acquire().await?;
        tokio::task::spawn_blocking(move || hashed(&password)).await?
    }

    /// Whether a password is the one that was kept. Where none was, it works as long and says no.
    ///
    /// # Errors
    /// When it cannot be worked out.
    pub(crate) async fn is(&self, password: String, kept: Option<String>) -> anyhow::Result<bool> {
        let _turn = self.turns.acquire().await?;
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| self.nobodys.to_string());
        let same = tokio::task::spawn_blocking(move || compared(&password, &kept)).await??;
        Ok(same && known)
    }
}

fn hashed(password: &str) -> anyhow::Result<String> {
    // The crate's own: Argon2id, 19 MiB, two passes, one lane, as OWASP advises.
    let hash = Argon2::default().hash_password(password.as_bytes());
    Ok(hash
        .context("a password could not be worked out")?
        .to_string())
}

fn compared(password: &str, kept: &str) -> anyhow::Result<bool> {
    let kept = PasswordHash::new(kept).context("a kept password cannot be read")?;
    if password.len() > LONGEST {
        return Ok(false);
    }
    Ok(Argon2::default()
        .verify_password(password.as_bytes(), &kept)
        .is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_uncommon_is_all_that_is_asked() {
        for (password, taken) in [
            ("short one", false),
            ("eleven char", false),
            ("twelve chars", true),
            ("zzzzzzzzzzzzzz", false),
            ("Password1234", false),
            ("Priya Example", false),
            ("priyaexample99", false),
            ("priya.example@council.example", false),
            ("ferry lantern oak", true),
            ("höhenzüge im märz", true),
        ] {
            let why = refused(
                password,
                "Priya Example",
                "priya.example@council.example",
                "",
            );
            assert_eq!(why.is_none(), taken, "{password}: {why:?}");
        }
        assert!(refused(&"ab".repeat(600), "", "", "").is_some());
        // Sixty-four characters and many more are taken.
        for length in [64, 128, 1000] {
            let long: String = "ferry lantern oak ".chars().cycle().take(length).collect();
            assert_eq!(refused(&long, "", "", ""), None, "{length}");
        }
        assert!(COMMON.lines().is_sorted() && COMMON.lines().all(|one| one.len() >= SHORTEST));
    }

    #[test]
    fn words_of_the_place_are_in_no_password_and_stand_in_the_paper() {
        for (password, taken) in [
            ("Waymark lantern oak", false),
            ("my children's services 1", false),
            ("G-l-o-u-c-e-s-t-e-r-s-h-i-r-e 24", false),
            ("south ferry lantern", true),
        ] {
            let why = refused(password, "", "", "South Gloucestershire");
            assert_eq!(why.is_none(), taken, "{password}: {why:?}");
        }
        let paper = include_str!("../../../../docs/papers/asvs/accounts.md");
        for word in OF_THE_PLACE {
            assert!(paper.contains(&format!("`{word}`")), "{word}");
        }
    }

    #[tokio::test]
    async fn a_password_is_known_again_and_none_is_not() {
        let passwords = Passwords::new().unwrap();
        let kept = passwords
            .hash("ferry lantern oak".to_owned())
            .await
            .unwrap();
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        let is = async |typed: &str, kept: Option<&String>| {
            passwords.is(typed.to_owned(), kept.cloned()).await.unwrap()
        };
        assert!(is("ferry lantern oak", Some(&kept)).await);
        assert!(!is("ferry lantern oaks", Some(&kept)).await);
        assert!(!is("ferry lantern oak", None).await);
        assert!(!is(&"a".repeat(5000), Some(&kept)).await);
    }
}
