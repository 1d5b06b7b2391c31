resource "google_workbench_instance" "main" { # finding: terraform.gcp.gcp_vertex_workbench_instance_no_public_ip
  name     = "main"
  location = "europe-west3-a"
}

resource "google_workbench_instance" "said" {
  name     = "said"
  location = "europe-west3-a"

  gce_setup {
    disable_public_ip = false # finding: terraform.gcp.gcp_vertex_workbench_instance_no_public_ip
  }
}
