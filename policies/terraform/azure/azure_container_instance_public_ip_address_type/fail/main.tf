resource "azurerm_container_group" "main" { # finding: terraform.azure.azure_container_instance_public_ip_address_type
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  os_type             = "Linux"
}

resource "azurerm_container_group" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  os_type             = "Linux"
  ip_address_type     = "Public" # finding: terraform.azure.azure_container_instance_public_ip_address_type
}
