resource "google_compute_network" "shop" {
  name                    = "shop"
  auto_create_subnetworks = false
}

resource "google_network_management_vpc_flow_logs_config" "shop" {
  vpc_flow_logs_config_id = "shop"
  location                = "global"
  network                 = google_compute_network.shop.id
}
