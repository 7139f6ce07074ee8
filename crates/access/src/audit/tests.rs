//! The chain and its checkpoints: what holds, and that nothing else does.

use super::{
    Checkpoint, Entry, FIELDS, Follow, Hash, Kind, Line, Outcome, Removed, SEPARATOR, Set, Signer,
    What, link,
};

fn entry(n: u8) -> Entry {
    let at = format!("2026-03-0{n}T09:00:00Z").parse().unwrap();
    let mut entry = Entry::new(at, Kind::Look, "GET /children/{address}");
    entry.who = "person1".to_owned();
    entry.name = "Zoë Example".to_owned();
    entry.children = vec!["b".to_owned(), "a".to_owned(), "b".to_owned()];
    entry
}

/// Three entries as they are kept: line and hash.
fn kept() -> Vec<String> {
    let mut hash = Hash::START;
    (1..=3)
        .map(|n| {
            let entry = entry(n);
            let line = Line::of(i64::from(n), &entry, Set::of(&entry.children).as_ref()).joined();
            hash = link(&hash, &line);
            format!("{line}{SEPARATOR}{hash}")
        })
        .collect()
}

fn broken(kept: &[String]) -> Vec<(i64, String, What)> {
    let mut chain = Follow::after(0, Hash::START);
    kept.iter()
        .filter_map(|kept| chain.next(kept).err())
        .map(|broken| (broken.seq, broken.day, broken.what))
        .collect()
}

#[test]
fn a_link_is_what_sha256sum_says() {
    // printf '%064dline' 0 | sha256sum
    assert_eq!(
        link(&Hash::START, "line").to_string(),
        Hash::of(format!("{}line", "0".repeat(64)).as_bytes()).to_string()
    );
    // printf abc | sha256sum
    assert_eq!(
        Hash::of(b"abc").to_string(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn an_entry_becomes_a_line_of_all_its_fields() {
    let kept = kept();
    let fields: Vec<&str> = kept[0].split(SEPARATOR).collect();
    assert_eq!(fields.len(), FIELDS.len() + 1);
    assert_eq!(fields[0], "1");
    assert_eq!(fields[1], "2026-03-01T09:00:00.000000Z");
    assert_eq!(fields[13], Hash::of(b"a\nb").to_string());
    assert_eq!((fields[14], fields[15]), ("2", "0"));
    let mut chain = Follow::after(0, Hash::START);
    let followed = chain.next(&kept[0]).unwrap();
    assert_eq!(
        (followed.seq, followed.day, followed.shown),
        (1, "2026-03-01", fields[13])
    );
}

#[test]
fn no_field_holds_what_stands_between_fields() {
    let mut entry = entry(1);
    entry.words = format!("a{SEPARATOR}b\u{1e}c\r\nd\0e\u{85}f");
    let line = Line::of(1, &entry, None);
    assert_eq!(line.text[10], "a b c  d e f");
    assert_eq!(line.joined().split(SEPARATOR).count(), FIELDS.len());
}

#[test]
fn any_byte_changed_removed_or_added_breaks_the_chain_at_its_entry() {
    let kept = kept();
    assert!(broken(&kept).is_empty());
    for (n, line) in (1_u8..).zip(&kept) {
        for place in 0..line.len() {
            for how in 0..3 {
                let mut bytes = line.clone().into_bytes();
                match how {
                    0 => bytes[place] ^= 1,
                    1 => drop(bytes.remove(place)),
                    _ => bytes.insert(place, b'7'),
                }
                let Ok(changed) = String::from_utf8(bytes) else {
                    continue;
                };
                let mut now = kept.clone();
                now[usize::from(n) - 1] = changed;
                let broken = broken(&now);
                let (seq, ..) = broken
                    .first()
                    .unwrap_or_else(|| panic!("{n} {place} {how}"));
                // A changed place in the log is said where it stands.
                assert!(
                    place < 2 || *seq == i64::from(n),
                    "{n} {place} {how}: {broken:?}"
                );
            }
        }
    }
}

#[test]
fn entries_missing_moved_or_twice_break_the_chain() {
    let kept = kept();
    let without = [kept[0].clone(), kept[2].clone()];
    assert_eq!(
        broken(&without),
        [(3, "2026-03-03".to_owned(), What::Missing)]
    );
    let twice = [
        kept[0].clone(),
        kept[0].clone(),
        kept[1].clone(),
        kept[2].clone(),
    ];
    assert_eq!(broken(&twice)[0].2, What::Added);
    let moved = [kept[1].clone(), kept[0].clone(), kept[2].clone()];
    assert_eq!(broken(&moved)[0].2, What::Missing);
    assert_eq!(broken(&["nonsense".to_owned()])[0].2, What::Changed);
    assert_eq!(broken(&[String::new()])[0].2, What::Changed);
}

#[test]
fn a_hash_is_64_small_hexadecimal_digits_and_nothing_else() {
    let hash = Hash::of(b"abc");
    let text = hash.to_string();
    assert_eq!(Hash::parse(&text), Some(hash));
    for wrong in [
        "",
        &text[1..],
        &text.to_uppercase(),
        &format!("{text}0"),
        &text.replace('b', "é"),
    ] {
        assert_eq!(Hash::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_checkpoint_is_signed_word_for_word() {
    let (signer, other) = (Signer::new(&[1; 32]), Signer::of("another"));
    let checkpoint = Checkpoint {
        seq: 3,
        hash: Hash::of(b"abc"),
        at: "2026-03-01T09:00:00.5Z".parse().unwrap(),
    };
    let line = checkpoint.line(&signer);
    assert_eq!(
        Checkpoint::read(&format!("{line}\r\n"), &signer),
        Some((checkpoint.clone(), true))
    );
    assert!(!Checkpoint::read(&line, &other).unwrap().1);
    for place in 0..line.len() {
        let mut bytes = line.clone().into_bytes();
        bytes[place] ^= 1;
        let changed = String::from_utf8(bytes).unwrap();
        let read = Checkpoint::read(&changed, &signer);
        assert!(read.is_none_or(|(_, holds)| !holds), "{changed}");
    }
    assert!(
        !Checkpoint::read(&format!("{line} more"), &signer)
            .unwrap()
            .1
    );
    assert_eq!(format!("{signer:?}"), "Signer(…)");
    let removed = Removed {
        seq: 3,
        hash: Hash::of(b"abc"),
        entries: 3,
        day: "2026-03-01".to_owned(),
    };
    let signature = removed.signature(&signer);
    assert!(removed.is_signed(&signature, &signer));
    assert!(!removed.is_signed(&signature, &other));
    assert!(
        !Removed {
            entries: 4,
            ..removed
        }
        .is_signed(&signature, &signer)
    );
}

#[test]
fn words_lead_back_to_what_they_name() {
    for kind in Kind::ALL {
        assert_eq!(Kind::of(kind.word()), Some(kind));
    }
    for outcome in [Outcome::Allowed, Outcome::Refused] {
        assert_eq!(Outcome::of(outcome.word()), Some(outcome));
    }
}
