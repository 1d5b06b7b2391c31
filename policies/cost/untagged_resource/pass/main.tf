provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      team = "shop"
    }
  }
}

resource "aws_instance" "web" {
  ami           = "ami-0c55b159cbfafe1f0"
  instance_type = "t3.small"
}
