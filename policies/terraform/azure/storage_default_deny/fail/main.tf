resource "azurerm_storage_account" "data" { # finding: terraform.azure.storage_default_deny
  name                     = "stdata"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_storage_account" "logs" {
  name                     = "stlogs"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "LRS"

  network_rules {
    default_action = "Allow" # finding: terraform.azure.storage_default_deny
    ip_rules       = ["198.51.100.7"]
  }
}

resource "azurerm_storage_account_network_rules" "shared" {
  storage_account_id = data.azurerm_storage_account.shared.id
  default_action     = "Allow" # finding: terraform.azure.storage_default_deny
}

resource "azurerm_storage_account" "everybody" {
  name                     = "steverybody"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "LRS"

  network_rules {
    default_action = "Deny"
    ip_rules       = ["0.0.0.0/0"] # finding: terraform.azure.storage_default_deny
  }
}
