# The Worker in workerd, the runtime that Cloudflare uses. The adapter puts the files that are named here beside this one, and
# the date of wrangler.toml in the place of COMPATIBILITY_DATE.

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "proxy", worker = .proxy),
    (name = "rate-limit", worker = .rateLimit),
    (
      name = "internet",
      network = (
        # The DPS names lead to this machine.
        allow = ["public", "private", "local"],
        tlsOptions = (trustBrowserCas = false, trustedCertificates = [embed "ca.pem"]),
      ),
    ),
  ],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "proxy")],
);

const proxy :Workerd.Worker = (
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "contract.mjs", esModule = embed "contract.mjs"),
  ],
  compatibilityDate = "COMPATIBILITY_DATE",
  bindings = [
    (name = "ALLOWED_ORIGINS", fromEnvironment = "ALLOWED_ORIGINS"),
    (name = "ALLOWED_DPS", fromEnvironment = "ALLOWED_DPS"),
    (name = "TIMEOUT", fromEnvironment = "TIMEOUT"),
    (name = "RATE_LIMIT", service = (name = "rate-limit", entrypoint = "RateLimit")),
  ],
);

const rateLimit :Workerd.Worker = (
  modules = [(name = "rate-limit.mjs", esModule = embed "rate-limit.mjs")],
  compatibilityDate = "COMPATIBILITY_DATE",
  bindings = [(name = "PER_MINUTE", fromEnvironment = "PER_MINUTE")],
);
