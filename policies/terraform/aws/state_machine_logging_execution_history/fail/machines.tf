resource "aws_sfn_state_machine" "orders" { # finding: terraform.aws.state_machine_logging_execution_history
  name       = "orders"
  role_arn   = aws_iam_role.orders.arn
  definition = file("orders.json")
}
