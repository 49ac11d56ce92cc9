//! A cluster behind TLS and a password: a real nginx stands before the node.

use super::{cluster, each, nodes, remove};
use cancu::index::opensearch::OpenSearch;
use cancu::index::{Access, EngineErrorKind, Login};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command};
use tempfile::TempDir;

/// A running nginx; it ends with the test.
struct Proxy {
    child: Child,
    port: u16,
    dir: TempDir,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(program: &str, dir: &Path, arguments: &[&str]) {
    let output = Command::new(program).args(arguments).current_dir(dir).output().expect(program);
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
}

impl Proxy {
    /// Before `node`, for `lan` with the password `mật khẩu`.
    fn before(node: &str) -> Self {
        let dir = TempDir::new().expect("a folder");
        let at = dir.path();
        std::fs::write(at.join("leaf.ext"), "subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n")
            .expect("a file");
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
        let ca = ["req", "-x509", "-days", "2", "-subj", "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.pem"];
        run("openssl", at, &[&ca[..], &key[..]].concat());
        let leaf = ["req", "-subj", "/CN=127.0.0.1", "-keyout", "leaf.key", "-out", "leaf.csr"];
        run("openssl", at, &[&leaf[..], &key[..]].concat());
        let sign = ["x509", "-req", "-days", "2", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key"];
        run("openssl", at, &[&sign[..], &["-CAcreateserial", "-extfile", "leaf.ext", "-out", "leaf.pem"]].concat());
        let hash = Command::new("openssl").args(["passwd", "-6", "mật khẩu"]).output().expect("openssl").stdout;
        std::fs::write(at.join("users"), [b"lan:", &hash[..]].concat()).expect("a file");
        let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("a port").port();
        let place = at.display();
        let settings = format!(
            "daemon off; master_process off; user root; pid {place}/pid; error_log {place}/errors; events {{}}\n\
             http {{ access_log off; client_max_body_size 100m; client_body_temp_path {place}/body;\n\
             proxy_temp_path {place}/proxy; fastcgi_temp_path {place}/f; uwsgi_temp_path {place}/u; scgi_temp_path {place}/s;\n\
             server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {place}/leaf.pem; ssl_certificate_key {place}/leaf.key;\n\
             location / {{ auth_basic cluster; auth_basic_user_file {place}/users; proxy_pass {node}; }} }} }}\n"
        );
        std::fs::write(at.join("nginx.conf"), settings).expect("a file");
        let settings = at.join("nginx.conf");
        let child =
            Command::new("nginx").arg("-c").arg(&settings).arg("-e").arg(at.join("errors")).spawn().expect("nginx");
        let proxy = Self { child, port, dir };
        for _ in 0..200 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return proxy;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        let errors = std::fs::read_to_string(proxy.dir.path().join("errors")).unwrap_or_default();
        panic!("nginx does not listen: {errors}");
    }
}

#[test]
fn the_certificate_and_the_password_must_be_right() {
    let Some(nodes) = nodes() else { return };
    let proxy = Proxy::before(&each(&nodes).next().expect("a node"));
    let address = format!("https://127.0.0.1:{}/secured-{}", proxy.port, std::process::id());
    let cluster = cluster(&address);
    let login = |password: &str| Some(Login::Password("lan".to_owned(), password.to_owned()));
    let authorities = || Some(proxy.dir.path().join("ca.pem"));
    let refused = |access: &Access, words: &str| {
        let Err(error) = OpenSearch::open_reader(&cluster, access) else { panic!("{words}: it was let in") };
        assert_eq!(error.kind, EngineErrorKind::Denied, "{error}");
        assert!(error.message.contains(words) && !error.message.contains("mật khẩu"), "{error}");
    };
    refused(&Access { login: login("mật khẩu"), ..Access::default() }, "CANCU_OPENSEARCH_CA");
    refused(&Access { authorities: Some("/nowhere.pem".into()), ..Access::default() }, "cannot be used");
    refused(&Access { authorities: Some(proxy.dir.path().join("users")), ..Access::default() }, "no certificate");
    refused(&Access { authorities: authorities(), ..Access::default() }, "CANCU_OPENSEARCH_PASSWORD");
    refused(&Access { authorities: authorities(), login: login("falsch"), ..Access::default() }, "does not accept");
    let right = Access { authorities: authorities(), login: login("mật khẩu"), ..Access::default() };
    OpenSearch::open_writer(&cluster, &right).expect("it is let in");
    remove(&format!("{nodes}/secured-{}", std::process::id()));
}
