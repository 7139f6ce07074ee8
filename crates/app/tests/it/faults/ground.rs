//! Where a trial keeps its store: a folder, or a `PostgreSQL` database.

use std::path::{Path, PathBuf};

use store::Place;
use tempfile::TempDir;

use crate::edge::{Service, dataset, text};
use crate::program::waymark;

/// A store under trial.
pub(super) enum Ground {
    Folder(PathBuf),
    /// A database's address, and the file of the key.
    Postgres(String, PathBuf),
}

impl Ground {
    pub(super) fn folder(folder: &Path) -> Self {
        Self::Folder(folder.to_owned())
    }

    /// The settings that say where it is.
    pub(super) fn settings(&self) -> Vec<&str> {
        match self {
            Self::Folder(folder) => vec!["--data", folder.to_str().unwrap()],
            Self::Postgres(address, key) => {
                vec!["--database", address, "--key", key.to_str().unwrap()]
            }
        }
    }

    pub(super) fn place(&self) -> Place {
        match self {
            Self::Folder(folder) => Place::folder(folder),
            Self::Postgres(address, key) => Place::parse(address).with_key_file(key),
        }
    }

    /// The service over it; nobody is held back for asking much.
    pub(super) fn service(&self) -> Service {
        let mut settings = self.settings();
        settings.extend(["--account-limit", "0", "--address-limit", "0"]);
        Service::started(&settings, &[])
    }

    /// A good load is in force before anything goes wrong.
    pub(super) fn loaded_once(&self) {
        let files = TempDir::new().unwrap();
        for (name, bytes) in dataset() {
            crate::program::write(&files.path().join(name), &bytes);
        }
        let mut words = vec!["load", "ssd", files.path().to_str().unwrap()];
        words.extend(self.settings());
        let loaded = waymark(&words);
        assert_ne!(loaded.status, 2, "{}", loaded.err);
    }

    /// Every link of the log, every list of children in it, every note of a day.
    pub(super) fn log_is_whole(&self) {
        let mut words = vec!["audit", "verify"];
        words.extend(self.settings());
        let verified = waymark(&words);
        assert_eq!(verified.status, 0, "{}{}", verified.out, verified.err);
    }
}

/// A list with somebody on it, once the records are read.
pub(super) fn a_list_with_children(service: &Service) -> String {
    service.until("the records are read", |service| {
        text(&service.get("/health/ready")).contains("\"records\":\"read\"")
    });
    let lists = text(&service.get("/lists"));
    lists
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with("/lists/") && !link.contains('.'))
        .find(|link| text(&service.get(link)).contains("href=\"/children/"))
        .unwrap()
        .to_owned()
}
