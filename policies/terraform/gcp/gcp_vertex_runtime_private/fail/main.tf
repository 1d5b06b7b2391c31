resource "google_notebooks_runtime" "main" { # finding: terraform.gcp.gcp_vertex_runtime_private
  name     = "main"
  location = "europe-west3"
}

resource "google_notebooks_runtime" "said" {
  name     = "said"
  location = "europe-west3"

  virtual_machine {
    virtual_machine_config {
      internal_ip_only = false # finding: terraform.gcp.gcp_vertex_runtime_private
    }
  }
}
