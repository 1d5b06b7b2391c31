resource "google_workbench_instance" "main" {
  name     = "main"
  location = "europe-west3-a"

  gce_setup {
    disable_public_ip = true
  }
}
