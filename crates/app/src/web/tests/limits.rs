//! The proxy of the deployment guide lets through what each form may send, and hardly more.

use crate::web::site;

const NGINX: &str = include_str!("../../../../../docs/deployment/nginx.conf");
/// What the framework takes of a form without files.
const TYPED: usize = 2 * 1024 * 1024;

/// The largest body in a part of the configuration, in bytes: it is always given in megabytes.
fn most_in(part: &str) -> Option<usize> {
    let (_, after) = part.split_once("client_max_body_size ")?;
    let (megabytes, _) = after.split_once("m;")?;
    Some(megabytes.parse::<usize>().ok()? * 1024 * 1024)
}

/// How the configuration writes the place of a route.
fn place(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    if !path.contains('{') {
        return format!("location = {path} {{");
    }
    let pattern: Vec<&str> = parts
        .into_iter()
        .map(|part| if part.starts_with('{') { "[^/]+" } else { part })
        .collect();
    format!("location ~ ^{}$ {{", pattern.join("/"))
}

#[test]
fn the_proxy_lets_through_what_each_form_may_send() {
    let (before, _) = NGINX.split_once("location ").unwrap();
    assert_eq!(most_in(before), Some(TYPED));
    let mut places = 0;
    for route in site().routes() {
        let Some(most) = route.most else { continue };
        places += 1;
        let place = place(route.path);
        let (_, after) = NGINX
            .split_once(&place)
            .unwrap_or_else(|| panic!("nginx.conf has no {place}"));
        let (part, _) = after.split_once("\n    }").unwrap();
        let allowed = most_in(part).unwrap();
        assert!(
            allowed >= most && allowed < most + 1024 * 1024,
            "{}: {allowed} for {most}",
            route.path
        );
        // Never onto the disk of the machine the proxy runs on.
        assert!(part.contains("proxy_request_buffering off;"), "{place}");
    }
    assert!(places >= 4, "{places}");
    // And no place besides those and all the rest.
    assert_eq!(NGINX.matches("\n    location ").count(), places + 1);
}
