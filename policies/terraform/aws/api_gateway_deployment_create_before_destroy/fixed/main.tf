resource "aws_api_gateway_deployment" "shop" { # finding: terraform.aws.api_gateway_deployment_create_before_destroy
  rest_api_id = aws_api_gateway_rest_api.shop.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.shop.body))
  }

  lifecycle {
    create_before_destroy = true
  }
}
