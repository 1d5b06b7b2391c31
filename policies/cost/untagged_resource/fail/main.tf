provider "aws" {
  region = "eu-central-1"
}

resource "aws_instance" "web" { # finding: cost.untagged_resource
  ami           = "ami-0c55b159cbfafe1f0"
  instance_type = "t3.small"
}
