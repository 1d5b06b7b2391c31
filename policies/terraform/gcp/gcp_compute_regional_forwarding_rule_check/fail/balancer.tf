resource "google_compute_forwarding_rule" "web" {
  name       = "web"
  target     = google_compute_region_target_http_proxy.web.id # finding: terraform.gcp.gcp_compute_regional_forwarding_rule_check
  port_range = "80"
}

resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_region_url_map.web.id
}

resource "google_compute_region_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
