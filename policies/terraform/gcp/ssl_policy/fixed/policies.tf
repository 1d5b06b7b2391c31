resource "google_compute_ssl_policy" "old" {
  name            = "old"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2" # finding: terraform.gcp.ssl_policy
}

resource "google_compute_ssl_policy" "silent" { # finding: terraform.gcp.ssl_policy
  name            = "silent"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_ssl_policy" "own" {
  name            = "own"
  profile         = "CUSTOM"
  min_tls_version = "TLS_1_2"
  custom_features = ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_RSA_WITH_AES_256_GCM_SHA384"] # finding: terraform.gcp.ssl_policy
}
