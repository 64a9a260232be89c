//! One type for every element of the page, and what can stand inside one.
//!
//! Leptos' `view!` gives each element a type of its own, and each type code of its own. With one type the same page is
//! half the size (`docs/adr/0002-one-element-type.md`). Reactivity, text, lists and mounting are Leptos' as always.

use std::borrow::Cow;

use leptos::{
    __reexports::send_wrapper::SendWrapper,
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{RemoveEventHandler, Rndr, types},
        view::{Mountable, Position, PositionState, add_attr::AddAnyAttr, any_view::AnyViewState},
    },
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element to be. Behind a pointer, because it is passed on with every word said of it.
#[must_use]
pub(in crate::ui) struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    followers: Vec<Follower>,
    listeners: Vec<(&'static str, SendWrapper<Listener>)>,
    children: Vec<AnyView>,
}

type Listener = Box<dyn FnMut(JsValue)>;

/// What of an element follows the state.
enum Follower {
    Text(&'static str, Box<dyn Fn() -> String + Send>),
    Flag(&'static str, Box<dyn Fn() -> bool + Send>),
    Style(&'static str, Box<dyn Fn() -> String + Send>),
    Value(Box<dyn Fn() -> String + Send>),
    Checked(&'static str, Box<dyn Fn() -> bool + Send>),
}

/// An element without anything in it.
#[inline(never)]
pub(in crate::ui) fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        followers: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
    }))
}

/// What can stand inside an element.
pub(in crate::ui) trait Child {
    /// The Leptos view of it.
    fn into_child(self) -> AnyView;
}

impl Child for AnyView {
    fn into_child(self) -> AnyView {
        self
    }
}

impl Child for Element {
    #[inline(never)]
    fn into_child(self) -> AnyView {
        self.into_any()
    }
}

impl Child for &'static str {
    #[inline(never)]
    fn into_child(self) -> AnyView {
        self.into_any()
    }
}

impl Child for String {
    #[inline(never)]
    fn into_child(self) -> AnyView {
        self.into_any()
    }
}

impl<C: Child> Child for Option<C> {
    fn into_child(self) -> AnyView {
        self.map_or_else(|| ().into_any(), Child::into_child)
    }
}

impl<C: Child> Child for Vec<C> {
    fn into_child(self) -> AnyView {
        self.into_iter().map(Child::into_child).collect::<Vec<_>>().into_any()
    }
}

/// A part that is drawn anew when what it reads changes.
pub(in crate::ui) fn dynamic<C: Child>(mut draw: impl FnMut() -> C + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || draw().into_child());
    draw.into_any()
}

/// The element with an ID.
pub(in crate::ui) fn find<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Out of line: what every element does, each of them would have inlined.
impl Parts {
    #[inline(never)]
    fn push_attribute(&mut self, name: &'static str, value: Cow<'static, str>) {
        self.attributes.push((name, value));
    }

    #[inline(never)]
    fn push_follower(&mut self, follower: Follower) {
        self.followers.push(follower);
    }

    #[inline(never)]
    fn push_listener(&mut self, event: &'static str, act: Listener) {
        self.listeners.push((event, SendWrapper::new(act)));
    }

    #[inline(never)]
    fn push_child(&mut self, child: AnyView) {
        self.children.push(child);
    }
}

impl Element {
    /// Sets an attribute.
    pub(in crate::ui) fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.0.push_attribute(name, value.into());
        self
    }

    /// Sets its class.
    #[inline(never)]
    pub(in crate::ui) fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// Sets its ID.
    #[inline(never)]
    pub(in crate::ui) fn id(self, id: &'static str) -> Self {
        self.attr("id", id)
    }

    /// An attribute that follows what it reads.
    pub(in crate::ui) fn attr_with(
        mut self,
        name: &'static str,
        read: impl Fn() -> String + Send + 'static,
    ) -> Self {
        self.0.push_follower(Follower::Text(name, Box::new(read)));
        self
    }

    /// An attribute that is there or not, after what it reads.
    pub(in crate::ui) fn flag_with(
        mut self,
        name: &'static str,
        read: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        self.0.push_follower(Follower::Flag(name, Box::new(read)));
        self
    }

    /// A property of its style, which follows what it reads. The page's policy forbids style attributes, not this.
    pub(in crate::ui) fn style_with(
        mut self,
        name: &'static str,
        read: impl Fn() -> String + Send + 'static,
    ) -> Self {
        self.0.push_follower(Follower::Style(name, Box::new(read)));
        self
    }

    /// A control's text, which follows what it reads.
    pub(in crate::ui) fn value_with(mut self, read: impl Fn() -> String + Send + 'static) -> Self {
        self.0.push_follower(Follower::Value(Box::new(read)));
        self
    }

    /// A checkbox's tick, which follows what it reads.
    pub(in crate::ui) fn checked_with(mut self, read: impl Fn() -> bool + Send + 'static) -> Self {
        self.0.push_follower(Follower::Checked("checked", Box::new(read)));
        self
    }

    /// Whether it is the chosen option, which follows what it reads.
    pub(in crate::ui) fn selected_with(mut self, read: impl Fn() -> bool + Send + 'static) -> Self {
        self.0.push_follower(Follower::Checked("selected", Box::new(read)));
        self
    }

    /// What an event does.
    pub(in crate::ui) fn on(mut self, event: &'static str, mut act: impl FnMut(Event) + 'static) -> Self {
        let act: Listener = Box::new(move |event: JsValue| act(event.unchecked_into()));
        self.0.push_listener(event, act);
        self
    }

    /// What a press of it does.
    pub(in crate::ui) fn on_click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// Puts something into it.
    pub(in crate::ui) fn child(mut self, child: impl Child) -> Self {
        self.0.push_child(child.into_child());
        self
    }

    /// Puts something into it that is drawn anew when what it reads changes.
    pub(in crate::ui) fn dynamic<C: Child>(self, draw: impl FnMut() -> C + Send + 'static) -> Self {
        self.child(dynamic(draw))
    }

    /// Whether it can become another in place: the same tag, and not two controls of their own.
    fn fits(&self, state: &ElementState) -> bool {
        let id = |attributes: &[(&str, Cow<'_, str>)]| {
            attributes.iter().find(|(name, _)| *name == "id").map(|(_, id)| id.to_string())
        };
        self.0.tag == state.tag && id(&self.0.attributes) == id(&state.attributes)
    }
}

impl Follower {
    fn follow(self, node: types::Element) -> RenderEffect<()> {
        RenderEffect::new(move |_| match &self {
            Self::Text(name, read) => Rndr::set_attribute(&node, name, &read()),
            Self::Flag(name, read) if read() => Rndr::set_attribute(&node, name, ""),
            Self::Flag(name, _) => Rndr::remove_attribute(&node, name),
            Self::Style(name, read) => {
                let node: &web_sys::HtmlElement = node.unchecked_ref();
                // Fails only for a name that is no property.
                let _ = node.style().set_property(name, &read());
            }
            Self::Value(read) => Rndr::set_property(&node, "value", &JsValue::from_str(&read())),
            Self::Checked(name, read) => Rndr::set_property(&node, name, &JsValue::from_bool(read())),
        })
    }
}

/// An element that is.
pub(in crate::ui) struct ElementState {
    tag: &'static str,
    node: types::Element,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// What keeps following; ends when dropped.
    followers: Vec<RenderEffect<()>>,
    /// What keeps listening; ends when dropped.
    listeners: Vec<RemoveEventHandler<types::Element>>,
    children: Vec<AnyViewState>,
}

impl ElementState {
    /// Gives the node all that an element has but its children.
    fn dress(&mut self, element: &mut Parts) {
        self.followers.clear();
        self.listeners.clear();
        for (name, value) in &element.attributes {
            Rndr::set_attribute(&self.node, name, value);
        }
        for (name, _) in &self.attributes {
            if !element.attributes.iter().any(|(kept, _)| kept == name) {
                Rndr::remove_attribute(&self.node, name);
            }
        }
        self.attributes = std::mem::take(&mut element.attributes);
        let followers = std::mem::take(&mut element.followers).into_iter();
        self.followers = followers.map(|follower| follower.follow(self.node.clone())).collect();
        let listeners = std::mem::take(&mut element.listeners).into_iter();
        self.listeners =
            listeners.map(|(name, act)| Rndr::add_event_listener(&self.node, name, act.take())).collect();
    }

    fn fill(&mut self, children: Vec<AnyView>) {
        for child in &mut self.children {
            child.unmount();
        }
        self.children = children.into_iter().map(Render::build).collect();
        for child in &mut self.children {
            child.mount(&self.node, None);
        }
    }
}

impl Render for Element {
    type State = ElementState;

    fn build(mut self) -> ElementState {
        let tag = self.0.tag;
        let namespace = matches!(tag, "svg" | "use").then_some(SVG);
        let mut state = ElementState {
            tag,
            node: Rndr::create_element(tag, namespace),
            attributes: Vec::new(),
            followers: Vec::new(),
            listeners: Vec::new(),
            children: Vec::new(),
        };
        // A select takes the value of an option that is there.
        let children = std::mem::take(&mut self.0.children);
        state.fill(children);
        state.dress(&mut self.0);
        state
    }

    fn rebuild(mut self, state: &mut ElementState) {
        if !self.fits(state) {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
        let children = std::mem::take(&mut self.0.children);
        if children.len() == state.children.len() {
            for (child, old) in children.into_iter().zip(&mut state.children) {
                child.rebuild(old);
            }
        } else {
            state.fill(children);
        }
        state.dress(&mut self.0);
    }
}

impl Mountable for ElementState {
    fn unmount(&mut self) {
        self.node.remove();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.node.parent_element() else { return false };
        child.mount(&parent, Some(&self.node));
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.node.clone()]
    }
}

/// This page is drawn in the browser only, so nothing is written as HTML or taken over from a server.
impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ElementState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// Attributes are the element's own; none are spread over it from outside.
impl AddAnyAttr for Element {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}
