resource "google_notebooks_runtime" "main" {
  name     = "main"
  location = "europe-west3"

  virtual_machine {
    virtual_machine_config {
      internal_ip_only = true
    }
  }
}
