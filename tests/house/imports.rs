//! What may use what. The rules are those of the README's map; each violation is told with its file.

use std::collections::BTreeSet;

use super::sources::{CRATES_OF_ROOMS, Source, sources, workspace};

/// A path like `crate::features::units::{Tree, find}`, one entry for each name, from the crate's root.
fn own_paths(source: &Source) -> BTreeSet<Vec<String>> {
    let module = source.module();
    let mut found = BTreeSet::new();
    let code = &source.code;
    for start in ["crate", "super", "self"] {
        let mut from = 0;
        while let Some(hit) = code[from..].find(start) {
            let at = from + hit;
            from = at + start.len();
            let before = code[..at].chars().next_back();
            let alone = before.is_none_or(|letter| !(letter.is_alphanumeric() || matches!(letter, '_' | ':' | '$')));
            if !alone || !code[from..].starts_with("::") {
                continue;
            }
            let mut base: Vec<String> = match start {
                "crate" => Vec::new(),
                "self" => module.iter().map(|part| (*part).to_owned()).collect(),
                _ => module[..module.len().saturating_sub(1)].iter().map(|part| (*part).to_owned()).collect(),
            };
            let mut rest = &code[from + 2..];
            while start == "super" && rest.starts_with("super::") {
                base.pop();
                rest = &rest["super::".len()..];
            }
            names(rest, base, &mut found);
        }
    }
    found
}

/// Reads one path, or the tree in braces at its end.
fn names(text: &str, mut base: Vec<String>, found: &mut BTreeSet<Vec<String>>) -> usize {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if rest.starts_with('{') {
            let mut inner = at + 1;
            loop {
                inner += text[inner..].len() - text[inner..].trim_start().len();
                match text[inner..].chars().next() {
                    Some('}') => return inner + 1,
                    Some(',') => inner += 1,
                    Some(_) => {
                        let read = names(&text[inner..], base.clone(), found);
                        if read == 0 {
                            return inner;
                        }
                        inner += read;
                        // "Tree as Other": the other name is nobody's path.
                        let more = &text[inner..];
                        if let Some(alias) = more.strip_prefix(" as ") {
                            let length = alias.find([',', '}', '\n']).unwrap_or(alias.len());
                            inner += " as ".len() + length;
                        }
                    }
                    None => return inner,
                }
            }
        }
        let length = rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len());
        if length == 0 {
            if !base.is_empty() {
                found.insert(base);
            }
            return at;
        }
        base.push(rest[..length].to_owned());
        at += length;
        if text[at..].starts_with("::") {
            at += 2;
        } else {
            found.insert(base);
            return at;
        }
    }
}

/// The order of the rooms, as the crates that hold them declare it.
fn rooms() -> Vec<String> {
    let declared = |name: &str| {
        let path = workspace().join("backend").join(name).join("src/lib.rs");
        std::fs::read_to_string(path).expect("the list of rooms")
    };
    CRATES_OF_ROOMS
        .iter()
        .flat_map(|name| declared(name).lines().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned))
        .collect()
}

/// `routes`, `dto`, `filter`, `rules`, `service` or `store`, for a file of a room.
fn layer<'a>(module: &[&'a str]) -> Option<&'a str> {
    let known = ["routes", "dto", "filter", "rules", "service", "store"];
    module.iter().skip(2).copied().find(|part| known.contains(part))
}

#[test]
fn each_layer_uses_only_what_lies_beneath_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let module = source.module();
        let may: &[&str] = match module.first().copied() {
            Some("kernel") => &["kernel"],
            Some("db") => &["db", "kernel"],
            Some("journal") => &["journal", "db", "kernel"],
            Some("http") => &["http", "journal", "db", "kernel"],
            Some("features") => &["features", "http", "journal", "db", "kernel"],
            _ => continue,
        };
        // A macro lies at the root of its crate, whatever room it is written in.
        for path in own_paths(&source).into_iter().filter(|path| path.len() > 1 || path[0] != "text_enum") {
            if !may.contains(&path[0].as_str()) && path[0].chars().next().is_some_and(char::is_lowercase) {
                wrong.push(format!("{}: {}", source.path, path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_room_uses_the_faces_of_earlier_rooms_alone() {
    let rooms = rooms();
    assert!(rooms.len() > 5, "{rooms:?}");
    let place = |name: &str| rooms.iter().position(|room| room == name);
    let mut wrong = Vec::new();
    for source in sources() {
        let module = source.module();
        for path in own_paths(&source) {
            let [first, room, inner @ ..] = path.as_slice() else { continue };
            if first != "features" {
                continue;
            }
            let own = module.len() >= 2 && module[0] == "features" && module[1] == room;
            if own {
                continue;
            }
            if module.len() >= 2 && module[0] == "features" && place(room) >= place(module[1]) {
                wrong.push(format!("{} is no later room than {room}: {}", module[1], path.join("::")));
            }
            // `seed` and the like of `features/mod.rs` itself are no rooms.
            let (Some(item), Some(_)) = (inner.first(), place(room)) else { continue };
            // Pure parts may be handed out whole (`pub mod rules`); what lies in the layers never is.
            if matches!(item.as_str(), "routes" | "service" | "store" | "dto" | "filter") {
                wrong.push(format!("{} goes past the face of {room}: {}", source.path, path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn within_a_room_data_go_one_way() {
    let mut wrong = Vec::new();
    for source in sources() {
        let module = source.module();
        let Some(own) = layer(&module).filter(|_| module[0] == "features") else { continue };
        let not: &[&str] = match own {
            "routes" => &["store"],
            "service" => &["routes"],
            "store" => &["routes", "service", "dto"],
            "dto" => &["routes", "service"],
            _ => &["routes", "service", "store", "dto"],
        };
        for path in own_paths(&source) {
            let other: Vec<&str> = path.iter().map(String::as_str).collect();
            let same_room = other.len() > 2 && other[..2] == module[..2];
            if same_room && layer(&other).is_some_and(|layer| not.contains(&layer)) {
                wrong.push(format!("{}: {}", source.path, path.join("::")));
            }
            if own == "rules" && matches!(other[0], "db" | "http" | "journal") {
                wrong.push(format!("{} is no pure rule: {}", source.path, path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn named(source: &Source, word: &str) -> bool {
    source.code.match_indices(word).any(|(at, _)| {
        !source.code[..at].chars().next_back().is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

#[test]
fn the_database_is_asked_in_its_own_places_alone() {
    // The kernel's newtypes say how they are stored.
    let stored = ["kernel/id.rs", "kernel/time.rs", "kernel/text_enum.rs"];
    let wrong: Vec<String> = sources()
        .iter()
        .filter(|source| named(source, "diesel::") || named(source, "diesel_migrations::"))
        .filter(|source| {
            let module = source.module();
            let place = matches!(module.first(), Some(&("db" | "journal"))) || layer(&module) == Some("store");
            !place && !stored.contains(&source.path.as_str())
        })
        .map(|source| source.path.clone())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn http_is_spoken_in_its_own_places_alone() {
    let outside = ["api.rs", "startup.rs", "pages.rs", "docs.rs", "main.rs"];
    let wrong: Vec<String> = sources()
        .iter()
        .filter(|source| ["actix_web::", "actix_multipart::", "actix_files::"].iter().any(|word| named(source, word)))
        .filter(|source| {
            let module = source.module();
            // The demonstration tells its year through the application itself.
            let place = matches!(module.first(), Some(&("http" | "demo"))) || layer(&module) == Some("routes");
            !place && !outside.contains(&source.path.as_str())
        })
        .map(|source| source.path.clone())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nobody_asks_the_system_for_the_time() {
    let mut wrong = Vec::new();
    for source in sources() {
        for word in ["Utc::now", "Local::now", "SystemTime::now", "Instant::now", "Uuid::now_v7"] {
            // The clock itself; and how long a request took, for the log.
            let made = (source.path.as_str(), word);
            if named(&source, word)
                && !matches!(made, ("kernel/time.rs", "Utc::now") | ("http/envelope.rs", "Instant::now"))
            {
                wrong.push(format!("{}: {word}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn use_trees_are_read_whole() {
    let source = Source {
        path: "features/units/store.rs".to_owned(),
        code:
            "use super::rules::{UnitKind, deep::{One, Two as Other}, self};\nuse crate::db::schema::units;\nfn f() { \
               crate::db::containing(words); super::super::seed(); }"
                .to_owned(),
        text: String::new(),
    };
    let found: Vec<String> = own_paths(&source).into_iter().map(|path| path.join("::")).collect();
    assert_eq!(
        found,
        [
            "db::containing",
            "db::schema::units",
            "features::seed",
            "features::units::rules::UnitKind",
            "features::units::rules::deep::One",
            "features::units::rules::deep::Two",
            "features::units::rules::self",
        ]
    );
}
