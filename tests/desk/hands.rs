//! Eyes and hands: what a person reads, presses and types, by the words on the screen.

use std::{fs, path::PathBuf, process::Command, time::Instant};

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
};
use serde_json::{Value, json};

use crate::{Desk, PATIENCE, Told, in_time};

/// Finds what is seen and carries the name, the way a reader of screens hears it: exact names first, then beginnings.
const FIND: &str = r#"
const [wanted, selector] = arguments;
const seen = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden' && !e.closest('[inert]');
const flat = (text) => (text || '').replace(/\s+/g, ' ').trim();
const byIds = (ids) => flat((ids || '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' '));
const names = (e) => [e.getAttribute('aria-label'), byIds(e.getAttribute('aria-labelledby')),
  ...[...(e.labels || [])].map((l) => l.innerText), e.matches('input,select,textarea') ? e.placeholder : e.innerText, e.title]
  .map(flat).filter(Boolean);
const all = [...document.querySelectorAll(selector)].filter(seen);
return all.find((e) => names(e).includes(wanted)) ?? all.find((e) => names(e).some((n) => n.startsWith(wanted))) ?? null;
"#;

const PRESSABLE: &str = "button,a[href],summary,[role=button],[role=link],[role=option],[role=tab],[role=menuitem],\
    [role=menuitemradio],[role=radio],[role=checkbox],[role=switch],[role=row],[role=gridcell],input[type=checkbox],\
    input[type=radio],label";
const FIELDS: &str = "input,textarea,select,[contenteditable=true],[role=textbox],[role=combobox]";

/// What the shell runs in the page for an event of its own.
const DROP: &str = "const event = 'tauri://drag-drop';
    const listeners = window['__internal_unstable_listeners_object_id__']?.[event];
    const ids = Object.getOwnPropertyNames(listeners ?? {}).map(Number);
    const payload = { paths: arguments[0], position: { x: 10, y: 10 } };
    window['__internal_unstable_listeners_function_id__']?.({ event, payload }, ids);
    return ids.length > 0;";

impl Desk {
    /// Waits until `text` can be read in the window.
    ///
    /// # Errors
    /// When it cannot in time; says what is there instead and keeps a picture.
    pub async fn sees(&self, text: &str) -> Told {
        self.waits_for(
            &format!("“{text}”"),
            "return document.body.innerText.replace(/\\s+/g,' ').includes(arguments[0])",
            json!([text]),
        )
        .await
    }

    /// Waits until `text` can no longer be read.
    ///
    /// # Errors
    /// When it still can after a while.
    pub async fn no_longer_sees(&self, text: &str) -> Told {
        self.waits_for(
            &format!("“{text}” to go"),
            "return !document.body.innerText.replace(/\\s+/g,' ').includes(arguments[0])",
            json!([text]),
        )
        .await
    }

    /// Waits until the part of the page that `selector` finds says `text`.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn says(&self, selector: &str, text: &str) -> Told {
        self.waits_for(
            &format!("“{text}” in {selector}"),
            "return [...document.querySelectorAll(arguments[0])]\
             .some((e) => e.innerText.replace(/\\s+/g,' ').includes(arguments[1]))",
            json!([selector, text]),
        )
        .await
    }

    /// Waits until the page's address ends in `address`.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn is_at(&self, address: &str) -> Told {
        self.waits_for(address, "return location.pathname === arguments[0]", json!([address])).await?;
        self.stands().await
    }

    /// Waits until the field called `name` holds `text`.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn holds(&self, name: &str, text: &str) -> Told {
        let field = json!(self.finds(name, FIELDS).await?);
        self.waits_for(
            &format!("“{text}” in {name}"),
            "return arguments[0].value === arguments[1]",
            json!([field, text]),
        )
        .await
    }

    /// Waits until a script says true. `what` names it for the person who reads the failure.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn waits_for(&self, what: &str, script: &str, arguments: Value) -> Told {
        let start = Instant::now();
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        while start.elapsed() < PATIENCE {
            if self.runs(script, arguments.clone()).await? == Value::Bool(true) {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        let page = self.runs("return location.href + '\\n' + document.body.innerText", vec![]).await?;
        let picture = self.shoots("failed").await.map(|path| path.display().to_string()).unwrap_or_default();
        Err(format!("waited in vain for {what}; the window ({picture}) says: {}", page.as_str().unwrap_or_default())
            .into())
    }

    /// Presses the button, link, tab or option called `name`.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn presses(&self, name: &str) -> Told {
        in_time(self.finds(name, PRESSABLE).await?.click()).await?;
        Ok(())
    }

    /// Turns to the tab called `name`.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn turns_to(&self, name: &str) -> Told {
        in_time(self.finds(name, "[role=tab]").await?.click()).await?;
        Ok(())
    }

    /// Empties the field called `name` and types `text` into it.
    ///
    /// # Errors
    /// When there is no such field in time.
    pub async fn fills(&self, name: &str, text: &str) -> Told {
        let field = self.finds(name, FIELDS).await?;
        in_time(field.clear()).await?;
        in_time(field.send_keys(text)).await?;
        Ok(())
    }

    /// Chooses, in the list called `name`, the entry whose value is `value`.
    ///
    /// # Errors
    /// When there is no such list or entry in time.
    pub async fn chooses(&self, name: &str, value: &str) -> Told {
        in_time(self.finds(name, "select").await?.select_by_value(value)).await?;
        Ok(())
    }

    /// Types into whatever has the keys now.
    ///
    /// # Errors
    /// When the window does not answer.
    pub async fn types(&self, text: &str) -> Told {
        in_time(in_time(self.client.active_element()).await?.send_keys(text)).await?;
        Ok(())
    }

    /// Presses keys together, as in `chord(&["Control", "Shift", "z"])`; `Enter`, `Escape`, `Tab`, `Space` and arrows by
    /// their names.
    ///
    /// # Errors
    /// When the window does not answer.
    pub async fn chord(&self, keys: &[&str]) -> Told {
        let codes: Vec<char> = keys.iter().map(|key| code(key)).collect();
        let mut actions = KeyActions::new("keyboard".into());
        for value in &codes {
            actions = actions.then(KeyAction::Down { value: *value });
        }
        for value in codes.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *value });
        }
        in_time(self.client.perform_actions(actions)).await?;
        Ok(())
    }

    /// Goes to an address of the page, such as `/clients`.
    ///
    /// # Errors
    /// When there is no screen in time.
    pub async fn goes_to(&self, address: &str) -> Told {
        let here = in_time(self.client.current_url()).await?;
        let there = here.join(address)?;
        in_time(self.client.goto(there.as_str())).await?;
        self.stands().await
    }

    /// Gives the page this width and height in CSS pixels.
    ///
    /// # Errors
    /// When the window does not answer.
    pub async fn has_a_window_of(&self, width: u32, height: u32) -> Told {
        // A window that gets its size before it was ever shown stays black.
        self.stands().await?;
        self.waits_for("a shown window", "return document.visibilityState === 'visible'", json!([])).await?;
        in_time(self.client.set_window_rect(0, 0, width, height)).await?;
        Ok(())
    }

    /// Keeps a picture of the display as `target/shots/NAME.png` and tells where.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn shoots(&self, name: &str) -> Told<PathBuf> {
        let folder = crate::program("clientela-desktop")?.with_file_name("").join("../shots");
        fs::create_dir_all(&folder)?;
        let path = folder.canonicalize()?.join(format!("{name}.png"));
        // What the page has and what the display shows are some frames apart.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        // The driver's own pictures hang where nothing draws by a card, so the picture is taken of the display.
        let taken = Command::new("import").args(["-display", self.display(), "-window", "root"]).arg(&path).status();
        if !taken.is_ok_and(|status| status.success()) {
            return Err("no picture: install imagemagick".into());
        }
        Ok(path)
    }

    /// Runs a script in the page.
    ///
    /// # Errors
    /// When it throws.
    pub async fn runs(&self, script: &str, arguments: Vec<Value>) -> Told<Value> {
        in_time(self.client.execute(script, arguments)).await
    }

    /// Lets go of files and folders over the window, from where the shell tells the page of them: a display without a file manager
    /// has nothing to drag from.
    ///
    /// # Errors
    /// When nothing on the page hears of it.
    pub async fn drops(&self, paths: &[&std::path::Path]) -> Told {
        let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        let heard = self.runs(DROP, vec![json!(paths)]).await?;
        if heard == json!(true) { Ok(()) } else { Err("nobody hears what is dropped".into()) }
    }

    async fn finds(&self, name: &str, selector: &str) -> Told<Element> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let found = self.runs(FIND, vec![json!(name), json!(selector)]).await?;
            if !found.is_null() {
                return Ok(Element::from_element_id(self.client.clone(), reference(&found)?.into()));
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        let page = self.runs("return location.href + '\\n' + document.body.innerText", vec![]).await?;
        let picture = self.shoots("failed").await.map(|path| path.display().to_string()).unwrap_or_default();
        Err(format!("nothing called “{name}”; the window ({picture}) says: {}", page.as_str().unwrap_or_default())
            .into())
    }
}

fn reference(found: &Value) -> Told<String> {
    let id = found.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
    Ok(id.ok_or("what was found is no element")?.to_owned())
}

fn code(key: &str) -> char {
    use fantoccini::key::Key;
    match key {
        "Control" => Key::Control.into(),
        "Shift" => Key::Shift.into(),
        "Alt" => Key::Alt.into(),
        "Enter" => Key::Enter.into(),
        "Escape" => Key::Escape.into(),
        "Tab" => Key::Tab.into(),
        "Up" => Key::Up.into(),
        "Down" => Key::Down.into(),
        "Left" => Key::Left.into(),
        "Right" => Key::Right.into(),
        "Delete" => Key::Delete.into(),
        "Backspace" => Key::Backspace.into(),
        "Space" => ' ',
        other => other.chars().next().unwrap_or(' '),
    }
}
