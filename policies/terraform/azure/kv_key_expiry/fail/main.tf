resource "azurerm_key_vault_key" "disk" { # finding: terraform.azure.kv_key_expiry
  name         = "disk"
  key_vault_id = azurerm_key_vault.main.id
  key_type     = "RSA"
  key_size     = 4096
  key_opts     = ["wrapKey", "unwrapKey"]
}
