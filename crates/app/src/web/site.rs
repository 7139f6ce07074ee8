//! How a route gets on the site: never without saying what it asks of whoever comes.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::handler::Handler;
use axum::http::{HeaderValue, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{MethodRouter, get, post};

use access::{Acting, Permission};

use super::error::Error;
use super::{exports, paths, who};
use crate::clock;
use crate::identity::entrance::fresh;
use crate::state::App;

/// What a route asks of whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// Nothing: signing in itself, and what the pages are drawn with.
    Nothing,
    /// That their role is granted this.
    For(Permission),
}

/// One route as the router knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) asks: Asks,
    /// The most bytes a form with files may send; none where it takes no file.
    #[cfg(test)]
    pub(crate) most: Option<usize>,
}

/// The site while it is put together.
#[derive(Debug, Default)]
pub(crate) struct Site {
    router: Router<App>,
    routes: Vec<Route>,
}

impl Site {
    /// A page that is read.
    pub(crate) fn get<H, T>(self, path: &'static str, asks: Permission, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.put("GET", path, Asks::For(asks), get(handler))
    }

    /// A form that changes something.
    pub(crate) fn post<H, T>(self, path: &'static str, asks: Permission, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.put("POST", path, Asks::For(asks), post(handler))
    }

    /// A form with files: so many bytes at most.
    pub(crate) fn files<H, T>(
        self,
        path: &'static str,
        asks: Permission,
        most: usize,
        handler: H,
    ) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let route = post(handler).layer(DefaultBodyLimit::max(most));
        let site = self.put("POST", path, Asks::For(asks), route);
        #[cfg(test)]
        let site = site.sending(most);
        site
    }

    /// Rows of children as a file. Asked for by its address it shows a page that says what leaves the service; the
    /// file comes once a reason was given, and carries the number under which the log has it.
    pub(crate) fn export<H, T>(self, path: &'static str, asks: Permission, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let file = post(handler).layer(middleware::from_fn(exports::with_a_reason));
        self.put("GET", path, Asks::For(asks), get(exports::ask))
            .put("POST", path, Asks::For(asks), file)
    }

    /// What anybody may ask for: signing in, and what pages are drawn with.
    pub(crate) fn open<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.put("GET", path, Asks::Nothing, get(handler))
    }

    /// A form anybody may send: signing in.
    pub(crate) fn open_post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.put("POST", path, Asks::Nothing, post(handler))
    }

    fn put(
        mut self,
        method: &'static str,
        path: &'static str,
        asks: Asks,
        route: MethodRouter<App>,
    ) -> Self {
        let route = route.layer(middleware::from_fn_with_state(asks, granted));
        self.router = self.router.route(path, route);
        self.routes.push(Route {
            method,
            path,
            asks,
            #[cfg(test)]
            most: None,
        });
        self
    }

    /// Notes how much the route put last may be sent, for the test that holds the proxy's limits against it.
    #[cfg(test)]
    fn sending(mut self, most: usize) -> Self {
        if let Some(route) = self.routes.last_mut() {
            route.most = Some(most);
        }
        self
    }

    /// Every route, for the test that tries each in every role.
    #[cfg(test)]
    pub(crate) fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// Every route, for whoever asks where an address leads.
    pub(crate) fn into_routes(self) -> Vec<Route> {
        self.routes
    }

    /// The router, with what is said of an address that nothing stands at.
    pub(crate) fn router(self) -> Router<App> {
        self.router.fallback(nothing_here)
    }
}

/// Nobody learns from an address whether there is something at it before they have signed in.
async fn nothing_here(request: Request) -> Response {
    match who::acting(&request) {
        Some(_) => Error::NotFound("this page").into_response(),
        None => sign_in_first(&request),
    }
}

/// Lets through who is granted what the route asks for.
async fn granted(State(asks): State<Asks>, request: Request, next: Next) -> Response {
    let Asks::For(permission) = asks else {
        return next.run(request).await;
    };
    match who::acting(&request) {
        Some(acting)
            if acting.may(permission)
                && permission.needs_step_up()
                && !fresh(&acting, clock::now()) =>
        {
            prove_first(&request)
        }
        Some(acting) if acting.may(permission) => {
            let mut response = next.run(request).await;
            if public(permission) {
                // What anybody may see may stay in a browser, which asks whether it is still so.
                response
                    .headers_mut()
                    .entry(header::CACHE_CONTROL)
                    .or_insert(HeaderValue::from_static("private, no-cache"));
            }
            response
        }
        Some(acting) if request.uri().path() == paths::today() => {
            Redirect::to(home(&acting)).into_response()
        }
        Some(_) => Error::Refused.into_response(),
        None => sign_in_first(&request),
    }
}

/// To the page where one proves again who one is, and from there back to the page, or to the page the form stood on: it
/// asked for a proof before, so that a form is seldom sent without one.
fn prove_first(request: &Request) -> Response {
    let path = |uri: &Uri| uri.path_and_query().map(ToString::to_string);
    let to = if request.method().is_safe() {
        path(request.uri())
    } else {
        let from = request.headers().get(header::REFERER);
        let from = from.and_then(|from| from.to_str().ok()?.parse::<Uri>().ok());
        from.and_then(|from| path(&from))
    };
    Redirect::to(&paths::sign_in_again(to.as_deref().unwrap_or("/"))).into_response()
}

/// Whether what it shows is published anyway.
fn public(permission: Permission) -> bool {
    matches!(permission, Permission::SeeRecord | Permission::SeeReleases)
}

/// Where a role begins.
pub(crate) fn home(acting: &Acting) -> &'static str {
    [
        (Permission::SeeNumbers, "/"),
        (Permission::SeeAudit, "/audit"),
        (Permission::ManagePeople, "/people"),
    ]
    .into_iter()
    .find(|(permission, _)| acting.may(*permission))
    .map_or("/releases", |(_, path)| path)
}

/// To the page where one signs in, and from there to what was asked for.
fn sign_in_first(request: &Request) -> Response {
    if !request.method().is_safe() {
        return Error::SignedOut.into_response();
    }
    let to = request
        .uri()
        .path_and_query()
        .map_or("/", axum::http::uri::PathAndQuery::as_str);
    Redirect::to(&paths::sign_in(to)).into_response()
}
