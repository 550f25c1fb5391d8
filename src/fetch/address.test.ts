import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownNetworks, publicOutside } from './address.ts';

const allows = publicOutside([]);

test('public addresses are allowed, of both families and behind a NAT64 prefix', () => {
  for (const address of ['93.184.216.34', '8.8.8.8', '2606:4700::6810:84e5', '64:ff9b::808:808'])
    assert.equal(allows(address), true, address);
});

test('loopback, private, link-local, shared, multicast, reserved and unspecified addresses are refused', () => {
  const refused = [
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
  ];
  for (const address of refused) assert.equal(allows(address), false, address);
});

test('an IPv4 address inside an IPv6 one counts as what it reaches, or not at all', () => {
  const refused = [
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
  ];
  for (const address of refused) assert.equal(allows(address), false, address);
});

test('the networks of the machine itself are refused, public or not; others stay open', () => {
  const outside = publicOutside(['93.184.216.7/24', '2606:4700::1/64', 'no network']);
  assert.equal(outside('93.184.216.34'), false);
  assert.equal(outside('2606:4700::99'), false);
  assert.equal(outside('93.184.217.34'), true);
  assert.equal(outside('2606:4700:1::99'), true);
});

test('this machine knows its own networks', () => {
  assert.ok(ownNetworks().some((cidr) => cidr.startsWith('127.') || cidr.startsWith('::1')));
});

test('what is no address is refused', () => {
  for (const text of ['', 'localhost', 'example.com', '1.2.3.4.5', '127.0.0.1:80'])
    assert.equal(allows(text), false, text);
});
