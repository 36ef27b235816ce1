//! Links to where nobody may be sent, in every spelling: refused as links, as
//! targets of a redirect, and always with the same sentence.

use readalong::club::sorry::Sorry;
use readalong::web::address::{Refused, checked};
use readalong::web::fetch::Asked;
use readalong::web::unfetched::Unfetched;

use crate::stage::{Stage, redirect};

/// Addresses that are not public.
const ADDRESSES: &[&str] = &[
    // Loopback, as inet_aton and browsers read it.
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "http://127.0.0.1:80/",
    "https://127.0.0.1:443/",
    "https://127.0.0.1:80/",
    "http://127.255.255.254/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0X7F000001/",
    "http://017700000001/",
    "http://0x7f.1/",
    "http://0x7f.0.0.0x1/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://0177.0.0.1/",
    "http://0177.0.0.01/",
    "http://0000177.0000.0000.0001/",
    "http://0177.0x0.0.1/",
    "http://127.0x1/",
    "http://127.0.0.1./",
    "http://2130706433./",
    "http://%31%32%37.0.0.1/",
    "http://127%2e0%2e0%2e1/",
    "http://%32%31%33%30%37%30%36%34%33%33/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://127．0．0．1/",
    "http://127｡0｡0｡1/",
    "http://１２７.０.０.１/",
    "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏/",
    "http://¹²⁷.⁰.⁰.¹/",
    "http://127.0.0.\u{ad}1/",
    "http://12\u{200b}7.0.0.1/",
    "HTTP://127.0.0.1/",
    "hTtPs://127.0.0.1/",
    " http://127.0.0.1/ ",
    "ht\ntp://127.\t0.0.1/",
    "http:127.0.0.1/",
    "http:/127.0.0.1/",
    "http:////127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http://127.0.0.1\\@blog.example/",
    "http://127.0.0.1#@blog.example/",
    "http://127.0.0.1?@blog.example/",
    "http://@127.0.0.1/",
    "http://127.0.0.1/%0d%0aHost:%20blog.example",
    // The other ranges of IPv4.
    "http://0.0.0.0/",
    "http://0/",
    "http://00000000/",
    "http://0x0/",
    "http://0.1.2.3/",
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://0xa.1/",
    "http://012.0.0.1/",
    "http://167772161/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://100.127.255.255/",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.43518/",
    "http://169.16689662/",
    "http://0xa9fea9fe/",
    "http://0xA9.0xFE.0xA9.0xFE/",
    "http://0251.0376.0251.0376/",
    "http://2852039166/",
    "http://169.254.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.0.0.1/",
    "http://192.0.0.192/",
    "http://192.0.2.1/",
    "http://192.88.99.1/",
    "http://192.168.0.1/",
    "http://192.168.65535/",
    "http://3232235521/",
    "http://192.175.48.1/",
    "http://198.18.0.1/",
    "http://198.19.255.255/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://4294967295/",
    "http://0xffffffff/",
    // IPv6.
    "http://[::]/",
    "http://[::1]/",
    "https://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
    "http://[::0.0.0.1]/",
    "http://[fe80::1]/",
    "http://[FEBF::1]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fdff:ffff::1]/",
    "http://[ff02::1]/",
    "http://[100::1]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[2001:2::1]/",
    "http://[2001:10::1]/",
    "http://[2001:20::1]/",
    "http://[5f00::1]/",
    // IPv6 that carries IPv4: mapped.
    "http://[::ffff:127.0.0.1]/",
    "http://[::FFFF:7f00:1]/",
    "http://[::ffff:7f00:0001]/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]/",
    "http://[0000:0000:0000:0000:0000:ffff:a9fe:a9fe]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:192.168.0.1]/",
    "http://[::ffff:0:127.0.0.1]/",
    // Compatible.
    "http://[::127.0.0.1]/",
    "http://[::7f00:1]/",
    "http://[::169.254.169.254]/",
    "http://[::a9fe:a9fe]/",
    "http://[::10.0.0.1]/",
    // NAT64, well-known and local.
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b::10.0.0.1]/",
    "http://[0064:ff9b:0000::a00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[64:ff9b:1:ffff::169.254.169.254]/",
    // 6to4.
    "http://[2002:7f00:1::]/",
    "http://[2002:7f00:0001::1]/",
    "http://[2002:a9fe:a9fe::1]/",
    "http://[2002:a00:1::1]/",
    "http://[2002:c0a8:1::1]/",
    // Teredo: the client's address stands inverted at the end.
    "http://[2001::1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://[2001:0000:4136:e378:8000:63bf:f5ff:fffe]/",
];

/// Names that are not in the public DNS.
const NAMES: &[&str] = &[
    "http://localhost/",
    "https://localhost/",
    "http://LOCALHOST/",
    "http://LocalHost./",
    "http://a.localhost/",
    "http://%6c%6f%63%61%6chost/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://loc\u{ad}alhost/",
    "http://localhost。/",
    "http://localhost.localdomain/",
    "http://printer.local/",
    "http://PRINTER.LOCAL/",
    "http://printer.local./",
    "http://printer。local/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://metadata.google.internal./",
    "http://db.corp/",
    "http://nas.lan/",
    "http://router.home/",
    "http://router.home.arpa/",
    "http://wiki.intranet/",
    "http://abcdefghijklmnop.onion/",
    "http://blog.i2p/",
    "http://blog.alt/",
    "http://blog.invalid/",
    "http://router/",
    "http://127.0.0.0x1g/",
    "http://metadata/",
    "http://com/",
    "http://blog.example./",
    "http://blog.example%2e/",
    "http://./",
    "http://../",
];

const SCHEMES: &[&str] = &[
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "FILE:///etc/passwd",
    "file:etc/passwd",
    "gopher://127.0.0.1:6379/_INFO",
    "gopher://blog.example/",
    "ftp://blog.example/review.txt",
    "sftp://blog.example/",
    "dict://127.0.0.1:11211/stats",
    "ldap://127.0.0.1/",
    "tftp://blog.example/a",
    "jar:http://blog.example!/",
    "data:text/html,<p>A review.</p>",
    "javascript:alert(1)",
    "view-source:http://blog.example/",
    "blob:http://blog.example/1",
    "about:blank",
    "mailto:reviewer@blog.example",
    "ws://blog.example/",
    "wss://blog.example/",
    "unix:/var/run/docker.sock",
    "httpx://blog.example/",
    "blog.example:80/post",
];

const PORTS: &[&str] = &[
    "http://blog.example:22/",
    "http://blog.example:0/",
    "http://blog.example:8080/",
    "http://blog.example:6379/",
    "https://blog.example:8443/",
    "http://blog.example:65535/",
    "http://127.0.0.1:9000/",
    "http://[::1]:5432/",
    "http://localhost:3000/",
];

const USERINFO: &[&str] = &[
    "http://user@blog.example/",
    "http://user:secret@blog.example/",
    "http://:secret@blog.example/",
    "https://blog.example@127.0.0.1/",
    "http://blog.example:80@127.0.0.1/",
    "http://blog.example%20@127.0.0.1/",
    "http://a@b@127.0.0.1/",
    "http://blog.example&@127.0.0.1#@other.example/",
];

const NO_LINKS: &[&str] = &[
    "http://",
    "https:///",
    "http://?",
    "http://#",
    "http://:80/",
    "http://[::1",
    "http://[::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[::ffff:127.0.0.1.5]/",
    "http://[v1.x]/",
    "http://[127.0.0.1]/",
    "http://256.0.0.1/",
    "http://4294967296/",
    "http://127.0.0.256/",
    "http://0x7f.0.0.0.1/",
    "http://08.0.0.1/",
    "http://99999999999999999999/",
    "http://blog.example:65536/",
    "http://blog.example:-80/",
    "http://blog.example:8o/",
    "http://blog example/",
    "http://blog.example%00.other.example/",
    "http://blog.example%2f@127.0.0.1%2f/",
    "http://blog<.example/",
    "http://%zz.example/",
    "http://xn--/",
];

fn table() -> impl Iterator<Item = (&'static str, Refused)> {
    [
        (ADDRESSES, Refused::Address),
        (NAMES, Refused::Name),
        (SCHEMES, Refused::Scheme),
        (PORTS, Refused::Port),
        (USERINFO, Refused::Userinfo),
        (NO_LINKS, Refused::NotALink),
    ]
    .into_iter()
    .flat_map(|(links, refused)| links.iter().map(move |link| (*link, refused)))
}

#[test]
fn hostile_links_are_refused() {
    assert!(ADDRESSES.len() >= 120, "{}", ADDRESSES.len());
    for (link, refused) in table() {
        assert_eq!(checked(link), Err(refused), "failed on {link:?}");
    }
    let long = format!("http://blog.example/{}", "a".repeat(3_000));
    assert_eq!(checked(&long), Err(Refused::NotALink));
    for word in [
        "",
        "a review",
        "//blog.example/",
        "/etc/passwd",
        "blog.example/post",
    ] {
        assert_eq!(checked(word), Err(Refused::NotALink), "failed on {word:?}");
    }
}

#[tokio::test]
async fn hostile_links_are_not_asked_for_and_all_get_the_same_sentence() {
    let stage = Stage::saying("HTTP/1.1 500 Reached\r\n\r\n").await;
    let fetcher = stage.fetcher();
    for (link, refused) in table() {
        match fetcher.get(Asked::page(link)).await {
            Err(Unfetched::Refused(found)) => assert_eq!(found, refused, "failed on {link:?}"),
            other => panic!("{link:?}: {other:?}"),
        }
        assert_eq!(
            fetcher.page(link).await,
            Err(Sorry::LinkClosed),
            "failed on {link:?}"
        );
    }
    assert_eq!(stage.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn redirects_to_hostile_links_are_refused_one_by_one() {
    // What is no link on its own may be a path when a page redirects to it.
    let targets: Vec<(&str, Refused)> = table()
        .filter(|(link, _)| link.contains("://") && !link.contains(['\n', '\t']))
        .collect();
    assert!(targets.len() >= 180, "{}", targets.len());
    let sent = targets.clone();
    let stage = Stage::answering(move |path| {
        let number: usize = path.trim_start_matches('/').parse().unwrap();
        let status = [301, 302, 303, 307, 308][number % 5];
        redirect(status, sent[number].0)
    })
    .await;
    let fetcher = stage.fetcher();
    for (number, (target, refused)) in targets.into_iter().enumerate() {
        let link = format!("http://blog.example/{number}");
        match fetcher.get(Asked::page(&link)).await {
            Err(Unfetched::Refused(found)) => assert_eq!(found, refused, "failed on {target:?}"),
            other => panic!("{target:?}: {other:?}"),
        }
        assert_eq!(stage.requests().len(), number + 1, "failed on {target:?}");
    }
}

#[tokio::test]
async fn a_hostile_link_behind_three_harmless_hops_is_refused() {
    let stage = Stage::answering(|path| match path {
        "/1" => redirect(301, "/2"),
        "/2" => redirect(302, "//other.example/3"),
        "/3" => redirect(307, "http://third.example/4"),
        "/4" => redirect(302, "http://169.254.169.254/latest/"),
        other => panic!("{other}"),
    })
    .await;
    let outcome = stage
        .fetcher()
        .get(Asked::page("http://blog.example/1"))
        .await;
    assert!(
        matches!(outcome, Err(Unfetched::Refused(Refused::Address))),
        "{outcome:?}"
    );
    assert_eq!(stage.requests().len(), 4);
}

#[test]
fn links_to_public_pages_pass() {
    for (link, address) in [
        ("http://blog.example", "http://blog.example/"),
        ("https://blog.example/a?b=c#d", "https://blog.example/a?b=c"),
        ("HTTPS://Blog.Example:443/Post", "https://blog.example/Post"),
        ("http://blog.example:80/", "http://blog.example/"),
        ("https://blog.example:80/", "https://blog.example:80/"),
        ("  https://blog.example/\n", "https://blog.example/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        (
            "https://blog.example/später",
            "https://blog.example/sp%C3%A4ter",
        ),
        ("https://local.example/", "https://local.example/"),
        ("https://localhost.example/", "https://localhost.example/"),
        ("https://mylocal.net/", "https://mylocal.net/"),
        ("http://127.0.0.1.example/", "http://127.0.0.1.example/"),
        (
            "http://blog.example\\@127.0.0.1/",
            "http://blog.example/@127.0.0.1/",
        ),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://1572395022/", "http://93.184.216.14/"),
        (
            "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
            "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        ),
    ] {
        let found = checked(link).map(String::from);
        let wanted = Ok(address.to_owned());
        assert_eq!(found, wanted, "failed on {link:?}");
    }
}
