resource "azurerm_key_vault_secret" "token" { # finding: terraform.azure.kv_secret_expiry
  name         = "token"
  value        = var.token
  key_vault_id = azurerm_key_vault.main.id
}
