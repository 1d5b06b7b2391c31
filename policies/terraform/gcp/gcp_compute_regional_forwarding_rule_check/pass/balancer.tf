resource "google_compute_forwarding_rule" "web" {
  name       = "web"
  target     = google_compute_region_target_http_proxy.web.id
  port_range = "80"
}

resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_region_url_map.redirect.id
}

resource "google_compute_region_url_map" "redirect" {
  name = "redirect"

  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
}
