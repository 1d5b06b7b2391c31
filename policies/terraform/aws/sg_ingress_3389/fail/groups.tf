variable "admin_port" {
  type    = number
  default = 3389
}

locals {
  everybody = ["0.0.0.0/0", "::/0"]
}

resource "aws_security_group" "bastion" {
  name   = "bastion"
  vpc_id = var.vpc_id

  ingress {
    description = "office"
    from_port   = var.admin_port
    to_port     = var.admin_port
    protocol    = "tcp"
    cidr_blocks = [
      "192.0.2.0/24",
      "0.0.0.0/0", # finding: terraform.aws.sg_ingress_3389
    ]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "any" {
  type              = "ingress"
  from_port         = 0
  to_port           = 0
  protocol          = "-1"
  cidr_blocks       = [local.everybody[0]] # finding: terraform.aws.sg_ingress_3389
  security_group_id = aws_security_group.bastion.id
}

resource "aws_security_group" "dynamic" {
  name = "dynamic"

  dynamic "ingress" {
    for_each = var.ranges
    content {
      from_port        = 3387
      to_port          = 3397
      protocol         = "tcp"
      cidr_blocks      = [ingress.value]
      ipv6_cidr_blocks = ["::/0"] # finding: terraform.aws.sg_ingress_3389
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "bastion" {
  security_group_id = aws_security_group.bastion.id
  cidr_ipv4         = "0.0.0.0/0" # finding: terraform.aws.sg_ingress_3389
  from_port         = 3389
  to_port           = 3389
  ip_protocol       = "tcp"
}
