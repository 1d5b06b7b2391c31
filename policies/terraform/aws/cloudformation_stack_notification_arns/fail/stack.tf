resource "aws_cloudformation_stack" "network" { # finding: terraform.aws.cloudformation_stack_notification_arns
  name         = "network"
  template_url = "https://templates.s3.amazonaws.com/network.yaml"
}
