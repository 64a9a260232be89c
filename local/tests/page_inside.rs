//! The page inside the program is the one that was built.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{fs, path::Path};

use dps_enroll_local::{PageHost, ProxySettings};

const CONFIG: &str = r#"{"proxy":"./proxy/{host}{path}"}"#;

#[tokio::test]
async fn each_file_is_served_as_it_was_built() {
    let page = PageHost {
        dist: None,
        address: None,
        port: 0,
        base: String::new(),
        config: CONFIG.to_owned(),
        proxy: ProxySettings::default(),
    };
    let server = page.start().await.unwrap();
    let get = async |name: &str| reqwest::get(format!("{}/{name}", server.url())).await.unwrap();
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    let mut count = 0;
    for entry in fs::read_dir(&dist).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() || name == "config.json" {
            continue;
        }
        let answer = get(&name).await;
        assert_eq!(answer.status(), 200, "{name}");
        if entry.path().extension().is_some_and(|extension| extension == "js") {
            // A browser runs no module under another type.
            assert_eq!(answer.headers()["content-type"], "text/javascript");
        }
        assert_eq!(answer.bytes().await.unwrap(), fs::read(entry.path()).unwrap(), "{name}");
        count += 1;
    }
    assert!(count > 3, "{count} files");
    assert_eq!(get("").await.bytes().await.unwrap(), fs::read(dist.join("index.html")).unwrap());
    assert_eq!(get("config.json").await.text().await.unwrap(), CONFIG);
    assert_eq!(get("nothing").await.status(), 404);
}
