//! Arguments in, exit status out. The faces do not know each other; here they are brought together.

use cancu::api::{Limits, Service, serve};
use cancu::cli::Serving;
use cancu::web;
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    cancu::cli::main(std::env::args_os(), |serving| {
        let Serving { library, registry, reader, uploads, identity, http, threads, announce } = serving;
        let registry = Arc::new(registry);
        let (shown, facts) = (library.clone(), Arc::clone(&registry));
        let pages = Arc::new(move |request: &_, until| web::page(&shown, &facts, request, until));
        let limits = Limits::new(&http, threads);
        let service = Service {
            library,
            registry,
            reader,
            pages,
            uploads,
            identity,
            limits,
            token: http.token,
            origins: http.cors_origins,
        };
        serve(service, http.addr, announce)?;
        Ok(())
    })
}
