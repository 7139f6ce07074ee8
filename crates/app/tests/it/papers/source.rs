//! What the verification standard asks of the code as a whole: read from sources, manifests and the guides.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::root;

/// Every file of these endings under a folder of the project, with its text; nothing that tests are made of.
fn files(under: &Path, ending: &str, all: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(under).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            if name != "tests" && name != "node_modules" && name != "dist" {
                files(&path, ending, all);
            }
        } else if name.ends_with(ending) && name != "tests.rs" {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
            all.push((path.display().to_string(), code.to_owned()));
        }
    }
}

/// Our code, crate by crate.
fn code() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for folder in fs::read_dir(root().join("crates")).unwrap() {
        let source = folder.unwrap().path().join("src");
        if source.is_dir() {
            files(&source, ".rs", &mut all);
        }
    }
    assert!(all.len() > 300, "{}", all.len());
    all
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Where a word stands in our code.
fn holding<'c>(code: &'c [(String, String)], word: &str) -> Vec<&'c str> {
    code.iter()
        .filter(|(_, text)| text.contains(word))
        .map(|(path, _)| path.rsplit("crates/").next().unwrap())
        .collect()
}

/// The packages of the lock file: name, and whether they come with a hash.
fn locked() -> Vec<(String, bool)> {
    let lock = text("Cargo.lock");
    lock.split("[[package]]")
        .skip(1)
        .map(|package| {
            let name = package.split('"').nth(1).unwrap().to_owned();
            (name, package.contains("\nchecksum = \""))
        })
        .collect()
}

#[test]
fn no_unsafe_code_and_every_crate_keeps_the_lints() {
    let manifest = text("Cargo.toml");
    assert!(manifest.contains("[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"));
    let mut crates = 0;
    for folder in fs::read_dir(root().join("crates")).unwrap() {
        let manifest = folder.unwrap().path().join("Cargo.toml");
        let Ok(text) = fs::read_to_string(&manifest) else {
            continue;
        };
        crates += 1;
        assert!(
            text.contains("[lints]\nworkspace = true"),
            "{}",
            manifest.display()
        );
    }
    assert!(crates >= 12, "{crates}");
    assert_eq!(holding(&code(), "allow(unsafe_code"), [""; 0]);
}

#[test]
fn our_scripts_make_no_code_of_data_and_keep_nothing() {
    let mut scripts = Vec::new();
    files(&root().join("crates/app/assets/src"), ".js", &mut scripts);
    assert!(!scripts.is_empty());
    for (path, script) in scripts {
        for word in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "Function(",
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "document.cookie",
            "__proto__",
            "Object.assign",
            " == ",
            " != ",
            "XMLHttpRequest",
            "http:",
            "https:",
        ] {
            assert!(!script.contains(word), "{path} holds {word}");
        }
    }
    // Values are written into a page by the templates, which escape them; what is not escaped is ours, word for word.
    assert_eq!(holding(&code(), "PreEscaped(format!"), [""; 0]);
}

#[test]
fn no_program_but_this_one_is_started_and_no_shell() {
    let code = code();
    let mut starts = holding(&code, "Command::new(");
    starts.sort_unstable();
    assert_eq!(
        starts,
        [
            "app/src/loading/apart.rs",
            "app/src/reading/apart.rs",
            "app/src/reading/sheets.rs"
        ]
    );
    for path in starts {
        let text = text(&format!("crates/{path}"));
        assert!(
            text.contains("current_exe()") && text.contains("Command::new(program)"),
            "{path}"
        );
        assert!(
            text.contains(".env_clear()"),
            "{path} hands on what is around it"
        );
    }
}

#[test]
fn nothing_that_runs_or_formats_by_a_text_is_built_in() {
    let packages: BTreeSet<String> = locked().into_iter().map(|(name, _)| name).collect();
    for name in [
        "rhai",
        "mlua",
        "rlua",
        "boa_engine",
        "deno_core",
        "rquickjs",
        "v8",
        "wasmtime",
        "wasmer",
        "pyo3",
        "tera",
        "handlebars",
        "minijinja",
        "liquid",
        "strfmt",
        "dynfmt",
        "formatx",
        "libloading",
    ] {
        assert!(!packages.contains(name), "{name}");
    }
}

#[test]
fn statements_of_the_database_are_made_in_the_store_alone_and_values_are_bound() {
    let code = code();
    for path in holding(&code, "sqlx::query") {
        assert!(path.starts_with("store/src/"), "{path}");
    }
    let mut bound = 0;
    for (path, text) in &code {
        // A statement is a constant; the few that are put together (`AssertSqlSafe`) are put together of names of
        // tables and columns, never of a value: no quote stands before what is filled in.
        for made in text.split("AssertSqlSafe(").skip(1) {
            let statement: String = made.chars().take(400).collect();
            // A copy of the database goes to a folder of the store's own making, which SQLite takes in no other way.
            let own = path.ends_with("store/src/backup.rs") && statement.contains("vacuum into '");
            assert!(own || !statement.contains("'{"), "{path}: {statement}");
        }
        bound += text.matches(".bind(").count();
    }
    assert!(bound > 200, "{bound}");
}

#[test]
fn cryptography_comes_from_known_libraries_and_no_weak_kind_is_called() {
    let manifest = text("Cargo.toml");
    for library in [
        "aead-stream",
        "argon2",
        "chacha20poly1305",
        "hmac",
        "ring",
        "rustls",
        "sha2",
    ] {
        assert!(manifest.contains(&format!("\n{library} = ")), "{library}");
    }
    let code = code();
    for word in [
        "md5::",
        "Md5",
        "sha1::",
        "Sha1",
        "SHA1",
        "Ecb",
        "Cbc",
        "Rc4",
        "TripleDes",
        "aes::",
        "RSA_PKCS1_1024",
        "rand::thread_rng",
    ] {
        assert_eq!(holding(&code, word), [""; 0], "{word}");
    }
    // Keys are bytes of the operating system; the quick generator, which can be guessed, makes samples only.
    for path in holding(&code, "fastrand::") {
        assert!(!path.starts_with("store/src/seal"), "{path}");
        assert!(!path.starts_with("app/src/identity"), "{path}");
    }
}

#[test]
fn certificates_of_others_are_checked_and_no_token_of_theirs_is_kept() {
    let code = code();
    for word in [
        "disable_verification",
        "danger_accept",
        "dangerous()",
        "sslmode=disable",
    ] {
        assert_eq!(holding(&code, word), [""; 0], "{word}");
    }
    for caller in [
        "crates/app/src/identity/provider.rs",
        "crates/app/src/collecting/client.rs",
    ] {
        assert!(
            text(caller).contains("RootCerts::PlatformVerifier"),
            "{caller}"
        );
    }
    let mut steps = Vec::new();
    files(&root().join("crates/store/migrations"), ".sql", &mut steps);
    for word in ["access_token", "refresh_token", "id_token"] {
        assert_eq!(holding(&steps, word), [""; 0], "{word}");
    }
    for word in ["access_token", "refresh_token"] {
        assert_eq!(holding(&code, word), [""; 0], "{word}");
    }
}

#[test]
fn every_library_is_locked_by_version_and_hash() {
    let mut without: Vec<String> = locked()
        .into_iter()
        .filter(|(_, hash)| !hash)
        .map(|(name, _)| name)
        .collect();
    without.sort_unstable();
    let mut ours: Vec<String> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    ours.sort_unstable();
    assert_eq!(without, ours);
    let rules = text("deny.toml");
    for rule in [
        "unknown-registry = \"deny\"",
        "unknown-git = \"deny\"",
        "yanked = \"deny\"",
    ] {
        assert!(rules.contains(rule), "{rule}");
    }
}

#[test]
fn the_unit_file_gives_the_service_no_more_than_it_needs() {
    let unit = text("docs/deployment/waymark.service");
    let lines: BTreeSet<&str> = unit.lines().collect();
    for line in [
        "User=waymark",
        "UMask=0077",
        "StateDirectoryMode=0700",
        "LoadCredential=key:/etc/waymark/key",
        "InaccessiblePaths=-/etc/waymark",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "IPAddressDeny=any",
        "IPAddressAllow=localhost",
        "LimitCORE=0",
        "MemorySwapMax=0",
        "SystemCallFilter=@system-service",
    ] {
        assert!(lines.contains(line), "{line}");
    }
}

#[test]
fn no_guide_ships_a_password() {
    let mut guides = Vec::new();
    for ending in [".md", ".sql", ".conf", ".service"] {
        files(&root().join("docs/deployment"), ending, &mut guides);
    }
    assert!(guides.len() > 8);
    for (path, guide) in guides {
        let small = guide.to_lowercase();
        for word in ["password=", "pgpassword", "identified by '"] {
            assert!(!small.contains(word), "{path} holds {word}");
        }
        for after in small.split("password '").skip(1) {
            assert!(after.starts_with("[fill in"), "{path}");
        }
        // Addresses of a database name who asks, never with what.
        for after in small.split("postgres://").skip(1) {
            let who = after.split(['/', ' ', '`']).next().unwrap();
            let who = who.split('@').next().unwrap();
            assert!(!who.contains(':') || !after.contains('@'), "{path}: {who}");
        }
    }
}
