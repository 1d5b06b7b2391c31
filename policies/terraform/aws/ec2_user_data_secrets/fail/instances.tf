resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/sh
    # finding: terraform.aws.ec2_user_data_secrets
    export DB_PASSWORD=correct-horse-battery
    /opt/shop/start
  EOT
}

resource "aws_launch_template" "workers" {
  name      = "workers"
  user_data = base64encode("export API_TOKEN=5f1c0a9b7d3e8642") # finding: terraform.aws.ec2_user_data_secrets
}

resource "aws_spot_fleet_request" "batch" {
  iam_fleet_role  = aws_iam_role.fleet.arn
  target_capacity = 4

  launch_specification {
    ami           = "ami-0c55b159cbfafe1f0"
    instance_type = "m6i.large"
    subnet_id     = "subnet-0a1b2c3d"
    user_data     = "export DB_PASSWORD=correct-horse" # finding: terraform.aws.ec2_user_data_secrets
  }
}
