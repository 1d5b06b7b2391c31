package terraform.aws.ec2_user_data_secrets_test

import data.lib.fix
import data.terraform.aws.ec2_user_data_secrets

_instance(body) := {"resource": {"aws_instance": {"web": [body]}}}

_finding(name, message) := {{
	"message": message,
	"at": ["resource", "aws_instance", "web", 0, name],
	"resource": "aws_instance.web",
}}

test_finds_secrets_by_their_name if {
	every text in [
		"#!/bin/sh\nexport DB_PASSWORD=correct-horse\n",
		"DB_PASSWORD='correct-horse' ./start",
		"#cloud-config\nenv:\n  DB_PASSWORD: correct-horse\n",
		"<?php\ndefine('DB_USERNAME', 'shop-reader');\ndefine('DB_PASSWORD', 'correct-horse');\n",
		"${templatefile(\"x.sh\", { DB_PASSWORD = \"correct-horse\" })}",
	] {
		fix.bare(ec2_user_data_secrets.deny) == _finding("user_data", "user data holds DB_PASSWORD") with input as _instance({"user_data": text})
	}
}

test_finds_names_that_begin_with_a_digit if {
	every text in ["2FA_SECRET=hunter2hunterab", "export 2FA_SECRET='hunter2hunterab'"] {
		fix.bare(ec2_user_data_secrets.deny) == _finding("user_data", "user data holds 2FA_SECRET") with input as _instance({"user_data": text})
	}
}

test_finds_secrets_by_their_form if {
	every what, text in {
		"an access key of AWS": concat("", ["key AKIA", "0123456789ABCDEF"]),
		"a private key": concat("", ["-----BEGIN RSA ", "PRIVATE KEY-----\nMIIEow"]),
		"a password in a URL": "psql postgres://shop:correct-horse@db.internal/shop",
		"a token of GitLab": concat("", ["glpat", "-0123456789abcdefghij"]),
	} {
		message := sprintf("user data holds %s", [what])
		fix.bare(ec2_user_data_secrets.deny) == _finding("user_data", message) with input as _instance({"user_data": text})
	}
}

test_finds_secrets_in_base64 if {
	text := base64.encode("export API_TOKEN=0123456789abcdef")
	fix.bare(ec2_user_data_secrets.deny) == _finding("user_data_base64", "user data holds API_TOKEN") with input as _instance({"user_data_base64": text})
	count(ec2_user_data_secrets.deny) == 1 with input as {"resource": {"aws_launch_template": {"web": [{"user_data": text}]}}}
}

test_accepts_scripts_without_secrets if {
	every text in [
		"#!/bin/sh\nyum install -y httpd\n",
		"export DB_PASSWORD=$(aws ssm get-parameter --name /db/password)",
		"TOKEN=`curl -X PUT http://169.254.169.254/latest/api/token`",
		"export DB_PASSWORD=${random_password.db.result}",
		"export AWS_SECRET_ACCESS_KEY=bar",
		concat("", ["aws configure set aws_access_key_id AK", "IAIOSFODNN7EXAMPLE"]),
		"define('DB_PASSWORD', '${random_password.db.result}');",
		"export SECRET_ARN=arn:aws:secretsmanager:eu-central-1:1:secret:db",
		"PASSWORD_FILE=/run/secrets/password",
	] {
		ec2_user_data_secrets.deny == set() with input as _instance({"user_data": text})
		ec2_user_data_secrets.unknown == set() with input as _instance({"user_data": text})
	}
	ec2_user_data_secrets.deny == set() with input as _instance({"ami": "ami-1"})
}

test_does_not_know_scripts_from_elsewhere if {
	every text in ["${templatefile(\"x.sh\", { port = 80 })}", "${file(\"x.sh\")}"] {
		ec2_user_data_secrets.unknown == _finding(
			"user_data",
			"user data stands in a file of its own, which is not read",
		) with input as _instance({"user_data": text})
	}
	ec2_user_data_secrets.unknown == _finding(
		"user_data",
		"user data is known only when Terraform runs",
	) with input as _instance({"user_data": "${var.script}"})
}

test_finds_secrets_in_quotes if {
	every text in [
		`export DB_PASSWORD='Pa$$w0rd!2024'`,
		"export DB_PASSWORD='correct horse battery staple'",
		`DB_PASSWORD="a&b;c d(e)"`,
	] {
		fix.bare(ec2_user_data_secrets.deny) == _finding("user_data", "user data holds DB_PASSWORD") with input as _instance({"user_data": text})
	}
	every text in [
		"export DB_PASSWORD='$DB_PASSWORD'", "export DB_PASSWORD='$(aws ssm get-parameter --name x)'",
		`DB_PASSWORD="$(cat /run/x) and more"`, "DB_PASSWORD='<put it here please>'",
		`DB_PASSWORD="secretsmanager:prod/app/db"`, `TOKEN_HEADER='X-aws-ec2-metadata-token: 1'`,
		`# Token: "comes from the vault at boot"`, "docker run --name mysql -d -p33060:33060 mysql:8",
	] {
		ec2_user_data_secrets.deny == set() with input as _instance({"user_data": text})
	}
}

test_finds_passwords_of_mysql if {
	every text in ["mysql -u root -pZx9Kq2Lm7TtR -e 'select 1'", "mysqldump shop -p'Zx9Kq2Lm7TtR'"] {
		fix.bare(ec2_user_data_secrets.deny) == _finding(
			"user_data",
			"user data holds a password of MySQL",
		) with input as _instance({"user_data": text})
	}
	every text in ["mysql -u root -p$PASSWORD", `mysql -p"$PASSWORD"`, "mysql --port 3306 -P33060000", "mkdir -p/var/lib/mysql"] {
		ec2_user_data_secrets.deny == set() with input as _instance({"user_data": text})
	}
}

test_tells_the_secret_from_others_of_its_name if {
	text := "DB_PASSWORD=$(cat /run/x)\necho DB_PASSWORD\nDB_PASSWORD=correct-horse"
	found := ec2_user_data_secrets.deny with input as _instance({"user_data": text})
	{finding.words | some finding in found} == {["DB_PASSWORD", "correct-horse"]}
}

test_accepts_other_documents if {
	ec2_user_data_secrets.deny == set() with input as {"kind": "Pod"}
}

test_finds_it_in_spot_fleets if {
	fix.bare(ec2_user_data_secrets.deny) == {{
		"message": "user data holds DB_PASSWORD",
		"at": ["resource", "aws_spot_fleet_request", "batch", 0, "launch_specification", 0, "user_data"],
		"resource": "aws_spot_fleet_request.batch",
	}} with input as {"resource": {"aws_spot_fleet_request": {"batch": [{"launch_specification": [{"user_data": "export DB_PASSWORD=correct-horse"}]}]}}}
}

test_reads_powershell if {
	every text in [
		"$credential = New-Object System.Management.Automation.PSCredential(\"$domain\\$username\", $password)",
		"<powershell>\n$password = Get-SECSecretValue -SecretId shop\n$env:DB_PASSWORD = Get-Content C:\\shop.txt\n</powershell>",
		"$password = ConvertTo-SecureString $plain -AsPlainText -Force",
		"<?php $password = getenv('SHOP');",
		"$env:DB_PASSWORD = New-Object System.String\n$script:credential = New-Object System.String\n[string]$credential = New-Object System.String",
	] {
		ec2_user_data_secrets.deny == set() with input as _instance({"user_data": text})
	}
	every text in [
		"$DB_PASSWORD = \"correct-horse\"",
		"$env:DB_PASSWORD='correct-horse'",
		"$DB_PASSWORD = ConvertTo-SecureString \"correct-horse\" -AsPlainText -Force",
		"$DB_PASSWORD = (ConvertTo-SecureString -String 'correct-horse' -AsPlainText)",
		"run --config:DB_PASSWORD=correct-horse",
		"dev:DB_PASSWORD=hunter2hunter2",
		"run env:DB_PASSWORD=hunter2hunter2",
		"$global:DB_PASSWORD = 'correct-horse'",
	] {
		fix.bare(ec2_user_data_secrets.deny) == _finding("user_data", "user data holds DB_PASSWORD") with input as _instance({"user_data": text})
	}
}
