variable "https" {
  type    = bool
  default = false
}

resource "azurerm_storage_account" "data" {
  name                       = "stdata"
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  account_tier               = "Standard"
  account_replication_type   = "ZRS"
  https_traffic_only_enabled = true # finding: terraform.azure.storage_https
}

resource "azurerm_storage_account" "old" {
  name                      = "stold"
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  account_tier              = "Standard"
  account_replication_type  = "LRS"
  enable_https_traffic_only = true # finding: terraform.azure.storage_https
}
