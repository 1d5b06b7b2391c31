resource "google_container_cluster" "shop" {
  name     = "shop"
  location = "europe-west1"

  master_authorized_networks_config {
    cidr_blocks {
      display_name = "office"
      cidr_block   = "192.0.2.0/24"
    }

    dynamic "cidr_blocks" {
      for_each = var.networks
      content {
        cidr_block = cidr_blocks.value
      }
    }
  }
}

resource "google_container_cluster" "inside" {
  name     = "inside"
  location = "europe-west1"

  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = true
  }
}
