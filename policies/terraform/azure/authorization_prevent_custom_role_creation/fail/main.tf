resource "azurerm_role_definition" "main" {
  name  = "main"
  scope = data.azurerm_subscription.main.id

  permissions {
    actions     = ["*"] # finding: terraform.azure.authorization_prevent_custom_role_creation
    not_actions = []
  }
}
