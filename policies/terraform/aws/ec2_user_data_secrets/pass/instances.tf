resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/sh
    export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id shop/db --query SecretString --output text)
    export REGION=${var.region}
    /opt/shop/start
  EOT
}
