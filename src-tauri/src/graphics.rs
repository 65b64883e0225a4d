//! The safe-graphics switch: some drivers show an empty window when the webview hands its pictures over by DMABUF.

/// Turns the webview's DMABUF renderer off where it shows nothing or only costs time: no graphics card, NVIDIA's own
/// driver, or `CLIENTELA_SAFE_GRAPHICS=1`. `CLIENTELA_SAFE_GRAPHICS=0` keeps it on whatever the machine.
///
/// The webview reads a variable of the environment, and changing one's own environment is not safe once threads may
/// run: this is the first thing the program does.
#[cfg(target_os = "linux")]
pub fn prefer_what_works() {
    use std::{env, path::Path};

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if env::var_os(SWITCH).is_some() {
        return;
    }
    let wish = env::var("CLIENTELA_SAFE_GRAPHICS").ok();
    let card = Path::new("/dev/dri").exists();
    let nvidia = Path::new("/proc/driver/nvidia/version").exists();
    if is_safer(wish.as_deref(), card, nvidia) {
        // Refused only for a name no environment takes; the window may still work without the switch.
        let _ = glib::setenv(SWITCH, "1", false);
    }
}

/// Nothing to switch outside Linux: other systems draw with a webview of their own.
#[cfg(not(target_os = "linux"))]
pub fn prefer_what_works() {}

/// Tells whether to draw without DMABUF, from what the person wishes (`1`, `0` or nothing said) and what the machine has.
#[cfg(any(target_os = "linux", test))]
fn is_safer(wish: Option<&str>, card: bool, nvidia: bool) -> bool {
    match wish {
        Some("1") => true,
        Some("0") => false,
        _ => !card || nvidia,
    }
}

#[cfg(test)]
mod tests {
    use super::is_safer;

    #[test]
    fn a_machine_without_a_card_or_with_nvidia_draws_the_safe_way() {
        assert!(is_safer(None, false, false));
        assert!(is_safer(None, true, true));
        assert!(!is_safer(None, true, false));
    }

    #[test]
    fn what_the_person_wishes_wins_over_what_the_machine_has() {
        assert!(is_safer(Some("1"), true, false));
        assert!(!is_safer(Some("0"), false, true));
    }
}
