resource "google_compute_disk" "orders" { # finding: terraform.gcp.disk_cmk
  name = "orders"
  type = "pd-ssd"
  zone = "europe-west3-a"
  size = 100
}
