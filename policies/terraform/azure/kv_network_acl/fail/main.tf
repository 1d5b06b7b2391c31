resource "azurerm_key_vault" "main" {
  name                = "kv-main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  sku_name            = "standard"

  network_acls {
    default_action = "Allow" # finding: terraform.azure.kv_network_acl
    bypass         = "AzureServices"
    ip_rules       = ["198.51.100.0/24"]
  }
}

resource "azurerm_key_vault" "open" { # finding: terraform.azure.kv_network_acl
  name                = "kv-open"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  sku_name            = "standard"
}

resource "azurerm_key_vault" "everybody" {
  name                = "kv-everybody"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  sku_name            = "standard"

  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
    ip_rules       = ["0.0.0.0/0"] # finding: terraform.azure.kv_network_acl
  }
}
