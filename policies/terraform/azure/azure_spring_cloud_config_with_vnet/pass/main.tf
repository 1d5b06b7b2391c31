resource "azurerm_spring_cloud_service" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  network {
    service_runtime_subnet_id = azurerm_subnet.runtime.id
  }
}
