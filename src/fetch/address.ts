// Which network addresses may be asked for a document: those of the public internet, and no other.
// It judges addresses, never names: a name is only as good as what it resolves to at the moment of connecting.
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** Whether an IP address may be connected to. */
export type AllowsAddress = (address: string) => boolean;

/** Addresses of the public range that clouds answer on inside their own networks only. */
const inward: ReadonlySet<string> = new Set(['168.63.129.16']);

/** All of today's public IPv6; what lies outside is reserved, whatever else it looks like. */
const publicV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Allows public addresses that lie in none of `own`, networks in CIDR form such as "203.0.113.7/24".
 * Loopback, private, link-local, shared (CGNAT), multicast, reserved, tunnelled and mapped ranges are refused, and so is what is no address.
 */
export function publicOutside(own: readonly string[]): AllowsAddress {
  const networks = own.filter((cidr) => ipaddr.isValidCIDR(cidr)).map((cidr) => ipaddr.parseCIDR(cidr));
  return (written) => {
    const plain = written.split('%')[0] ?? '';
    if (!ipaddr.isValid(plain)) return false;
    const address = reached(ipaddr.process(plain));
    if (!isPublic(address)) return false;
    return !networks.some(
      ([network, bits]) => network.kind() === address.kind() && address.match([network, bits]),
    );
  };
}

/** The networks that this machine's own interfaces lie in. */
export function ownNetworks(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).flatMap(({ cidr }) => (cidr === null ? [] : [cidr])),
  );
}

/** Networks without IPv4 reach it through 64:ff9b::/96, whose last four bytes are the address that is really meant. */
function reached(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  return address.range() === 'rfc6052' ? ipaddr.fromByteArray(address.toByteArray().slice(12)) : address;
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast' || inward.has(address.toString())) return false;
  return address instanceof ipaddr.IPv4 || address.match(publicV6);
}
