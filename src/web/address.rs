//! Which links and addresses are public.
//!
//! [`checked`] reads a link and refuses what no public page has: other schemes
//! and ports, a user's name, a name that is no public one, an address in a
//! private range. It looks at the parsed host, never at the text, so every
//! spelling of an address (`0x7f.1`, `2130706433`, `①②⑦.1`) is the same one.
//! Names are resolved, and the addresses checked, in [`super::names`].

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Longest link, in bytes. Browsers take more; no page of a blog has it.
const LINK_BYTES: usize = 2_048;

/// Why a link is not fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It does not parse, or is longer than any page's.
    #[error("it is not a link")]
    NotALink,
    /// Neither `http` nor `https`.
    #[error("its scheme is neither http nor https")]
    Scheme,
    /// Neither 80 nor 443.
    #[error("its port is neither 80 nor 443")]
    Port,
    /// It holds a user's name or a password.
    #[error("it holds a user's name or a password")]
    Userinfo,
    /// A name that is not in the public DNS.
    #[error("its host is no public name")]
    Name,
    /// An address, stated or resolved, that is not public.
    #[error("its address is not public")]
    Address,
}

/// Reads a link that somebody gave, or that a redirect names, and gives its
/// address without the fragment.
///
/// # Errors
///
/// [`Refused`], whatever is or is not at that address: nothing is contacted.
pub fn checked(link: &str) -> Result<Url, Refused> {
    if link.len() > LINK_BYTES {
        return Err(Refused::NotALink);
    }
    let url = Url::parse(link).map_err(|_| Refused::NotALink)?;
    checked_url(url)
}

/// As [`checked`], for an address that is parsed already.
///
/// # Errors
///
/// [`Refused`].
pub fn checked_url(mut url: Url) -> Result<Url, Refused> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Refused::Scheme);
    }
    // A relative redirect may have made it longer than a link may be.
    if url.as_str().len() > LINK_BYTES {
        return Err(Refused::NotALink);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refused::Userinfo);
    }
    if !matches!(url.port_or_known_default(), Some(80 | 443)) {
        return Err(Refused::Port);
    }
    match url.host() {
        Some(Host::Ipv4(address)) if is_public(address.into()) => {}
        Some(Host::Ipv6(address)) if is_public(address.into()) => {}
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(Refused::Address),
        Some(Host::Domain(name)) if is_public_name(name) => {}
        Some(Host::Domain(_)) | None => return Err(Refused::Name),
    }
    url.set_fragment(None);
    Ok(url)
}

/// The ends of names that are never in the public DNS: special-use names
/// (RFC 6761, 6762, 7686, 8375, 9476), `internal` (reserved by ICANN in 2024),
/// and the ends that networks at home and in offices give their machines.
const NOT_PUBLIC: [&str; 13] = [
    "alt",
    "corp",
    "home",
    "home.arpa",
    "i2p",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
];

/// Whether a name, as a parsed URL has it (lower case, punycode), may be in the
/// public DNS. A name of one label is a machine of the local network, one with
/// a dot at the end is another spelling that lists of names overlook, and no
/// top-level domain begins with a digit, as what looks like an address does.
fn is_public_name(name: &str) -> bool {
    let has_end = |end: &str| {
        name.strip_suffix(end)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    name.rsplit_once('.')
        .is_some_and(|(_, top)| top.starts_with(|first: char| first.is_ascii_alphabetic()))
        && !NOT_PUBLIC.into_iter().any(has_end)
}

/// IPv4 ranges that are not public: the IANA special-purpose address registry,
/// multicast and what is reserved. The number is the length of the prefix.
const NOT_PUBLIC_V4: [(Ipv4Addr, u32); 17] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),       // this network
    (Ipv4Addr::new(10, 0, 0, 0), 8),      // private
    (Ipv4Addr::new(100, 64, 0, 0), 10),   // carriers' shared space
    (Ipv4Addr::new(127, 0, 0, 0), 8),     // loopback
    (Ipv4Addr::new(169, 254, 0, 0), 16),  // link-local; metadata of clouds
    (Ipv4Addr::new(172, 16, 0, 0), 12),   // private
    (Ipv4Addr::new(192, 0, 0, 0), 24),    // protocol assignments
    (Ipv4Addr::new(192, 0, 2, 0), 24),    // documentation
    (Ipv4Addr::new(192, 31, 196, 0), 24), // AS112
    (Ipv4Addr::new(192, 88, 99, 0), 24),  // 6to4 relays
    (Ipv4Addr::new(192, 168, 0, 0), 16),  // private
    (Ipv4Addr::new(192, 175, 48, 0), 24), // AS112
    (Ipv4Addr::new(198, 18, 0, 0), 15),   // benchmarks
    (Ipv4Addr::new(198, 51, 100, 0), 24), // documentation
    (Ipv4Addr::new(203, 0, 113, 0), 24),  // documentation
    (Ipv4Addr::new(224, 0, 0, 0), 4),     // multicast
    (Ipv4Addr::new(240, 0, 0, 0), 4),     // reserved, and broadcast
];

/// The one IPv6 range of which public addresses are given out. Everything
/// outside is refused: unspecified, loopback, IPv4-mapped and -compatible,
/// NAT64, discard-only, unique local, link- and site-local, multicast.
const GLOBAL_V6: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// What is not public within [`GLOBAL_V6`].
const NOT_PUBLIC_V6: [(Ipv6Addr, u32); 4] = [
    // Protocol assignments: Teredo, benchmarks, ORCHID.
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0x0db8, 0, 0, 0, 0, 0, 0), 32), // documentation
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),      // 6to4
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),      // documentation
];

/// Whether an address is one that anybody on the internet may reach, by the
/// IANA special-purpose address registries for IPv4 and IPv6.
///
/// Addresses that carry another within them (IPv4-mapped, IPv4-compatible,
/// NAT64, 6to4, Teredo) are never public here, whatever they carry: a page that
/// is public has a plain address too.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !NOT_PUBLIC_V4
            .iter()
            .any(|(range, prefix)| (address.to_bits() ^ range.to_bits()) >> (32 - prefix) == 0),
        IpAddr::V6(address) => {
            let within = |(range, prefix): &(Ipv6Addr, u32)| {
                (address.to_bits() ^ range.to_bits()) >> (128 - prefix) == 0
            };
            within(&GLOBAL_V6) && !NOT_PUBLIC_V6.iter().any(within)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_end_where_the_registries_say() {
        for (address, public) in [
            ("0.0.0.0", false),
            ("0.255.255.255", false),
            ("1.0.0.0", true),
            ("9.255.255.255", true),
            ("10.0.0.0", false),
            ("10.255.255.255", false),
            ("11.0.0.0", true),
            ("100.63.255.255", true),
            ("100.64.0.0", false),
            ("100.127.255.255", false),
            ("100.128.0.0", true),
            ("126.255.255.255", true),
            ("127.0.0.0", false),
            ("127.255.255.255", false),
            ("128.0.0.0", true),
            ("169.253.255.255", true),
            ("169.254.0.0", false),
            ("169.254.255.255", false),
            ("169.255.0.0", true),
            ("172.15.255.255", true),
            ("172.16.0.0", false),
            ("172.31.255.255", false),
            ("172.32.0.0", true),
            ("191.255.255.255", true),
            ("192.0.0.0", false),
            ("192.0.0.255", false),
            ("192.0.1.0", true),
            ("192.0.2.0", false),
            ("192.0.2.255", false),
            ("192.0.3.0", true),
            ("192.31.196.1", false),
            ("192.88.98.255", true),
            ("192.88.99.0", false),
            ("192.88.100.0", true),
            ("192.167.255.255", true),
            ("192.168.0.0", false),
            ("192.168.255.255", false),
            ("192.169.0.0", true),
            ("192.175.48.255", false),
            ("198.17.255.255", true),
            ("198.18.0.0", false),
            ("198.19.255.255", false),
            ("198.20.0.0", true),
            ("198.51.99.255", true),
            ("198.51.100.255", false),
            ("198.51.101.0", true),
            ("203.0.112.255", true),
            ("203.0.113.0", false),
            ("203.0.114.0", true),
            ("223.255.255.255", true),
            ("224.0.0.0", false),
            ("239.255.255.255", false),
            ("240.0.0.0", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::2", false),
            ("::ffff:8.8.8.8", false),
            ("::8.8.8.8", false),
            ("64:ff9b::808:808", false),
            ("64:ff9b:1::1", false),
            ("100::", false),
            ("1fff:ffff::", false),
            ("2000::", true),
            ("2000:ffff::", true),
            ("2001::", false),
            ("2001:1ff:ffff::", false),
            ("2001:200::", true),
            ("2001:db7:ffff::", true),
            ("2001:db8::", false),
            ("2001:db8:ffff::", false),
            ("2001:db9::", true),
            ("2002::", false),
            ("2002:808:808::", false),
            ("2003::", true),
            ("2606:4700::1111", true),
            ("3ffe:ffff::", true),
            ("3fff::", false),
            ("3fff:fff:ffff::", false),
            ("3fff:1000::", true),
            ("4000::", false),
            ("5f00::", false),
            ("fbff::", false),
            ("fc00::", false),
            ("fdff:ffff::", false),
            ("fe80::", false),
            ("fec0::", false),
            ("ff00::", false),
            ("ffff:ffff::", false),
        ] {
            let parsed: IpAddr = address.parse().unwrap();
            assert_eq!(is_public(parsed), public, "failed on {address}");
        }
    }
}
