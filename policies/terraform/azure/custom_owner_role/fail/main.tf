data "azurerm_subscription" "primary" {}

resource "azurerm_role_definition" "ops" {
  name  = "ops"
  scope = data.azurerm_subscription.primary.id

  permissions {
    actions     = ["*"] # finding: terraform.azure.custom_owner_role
    not_actions = []
  }

  assignable_scopes = [data.azurerm_subscription.primary.id]
}
